import { ParseSpeeds, PDFDocument, PDFHeader, PDFStreamWriter } from '@cantoo/pdf-lib';
import { writeLabels } from '../labels.ts';
import { identify, reserveIdentifier, writeOutputIntent } from './archive.ts';
import { writeNames, writeOutline } from './bookmarks.ts';
import { unifyIdeographs } from './ideographs.ts';
import { describeLinks, joinLinks } from './links.ts';
import { numberLists } from './list-numbering.ts';
import { markArtifacts } from './mark-artifacts.ts';
import { mendTags } from './mend-tags.ts';
import { obstaclesIn, openFitted, setReadingDirection, writeInfo, writeXmp } from './metadata.ts';
import type { Failed } from '../matterhorn.ts';
import type { Finish, Step } from './printed-page.ts';
import { factsOf } from '../read-pdf.ts';
import { renumberStructure } from './structure-ids.ts';

/**
 * The steps that add what a browser cannot write, in order. Each changes the document in place, from its content and
 * the facts of the printed page.
 */
const STEPS: readonly Step[] = [
  writeInfo,
  unifyIdeographs,
  renumberStructure,
  joinLinks,
  // Needs the links of the structure, joined.
  describeLinks,
  markArtifacts,
  // Needs tags without ornaments, so that a list item has only its label and its body.
  mendTags,
  writeOutline,
  writeNames,
  writeLabels,
  openFitted,
  setReadingDirection,
  writeOutputIntent,
];

/** Parses Chromium's PDF in one go, without yielding: nothing else runs in this process. */
export const openPrinted = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });

/** There are many similar tags: with 50 per stream, the default of the library's `save`, they take an eighth more. */
const OBJECTS_PER_STREAM = 500;

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  /** Why it does not claim PDF/UA and PDF/A; empty if it does. */
  readonly obstacles: readonly Failed[];
}

export async function finishPdf(document: PDFDocument, finish: Finish): Promise<FinishedPdf> {
  for (const step of STEPS) step(document, finish);
  const facts = factsOf(document);
  numberLists(document, facts.pages);
  // At the end: it claims PDF/UA and PDF/A only if the finished document meets their conditions.
  const obstacles = obstaclesIn(facts, finish);
  writeXmp(document, finish, obstacles.length === 0);
  reserveIdentifier(document);
  await document.flush();
  document.context.header = PDFHeader.forVersion(1, 7);
  const writer = PDFStreamWriter.forContext(document.context, Infinity, true, OBJECTS_PER_STREAM);
  return { bytes: identify(await writer.serializeToBuffer()), obstacles };
}
