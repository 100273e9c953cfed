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
 * What a browser cannot write, in the order in which it is added. Each step changes the document in place and reads
 * what it needs from there and from what the printed page said.
 */
const STEPS: readonly Step[] = [
  writeInfo,
  unifyIdeographs,
  renumberStructure,
  joinLinks,
  // Needs the links of the structure, joined.
  describeLinks,
  markArtifacts,
  // Needs the tags without ornaments: what is left of a list item is its label and its body.
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

/** Tags are many and alike: 50 in a stream, as `save` of the library has them, take an eighth more. */
const OBJECTS_PER_STREAM = 500;

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  /** Why it does not claim PDF/UA and PDF/A; empty where it does. */
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
