import { ParseSpeeds, PDFDict, PDFDocument, PDFHexString, PDFName, ReadingDirection } from '@cantoo/pdf-lib';
import { destinationOf } from '../destinations.ts';
import { failuresOf } from '../matterhorn.ts';
import { factsOf } from '../read-pdf.ts';
import { structureOf, type Structure } from '../structure.ts';
import { directionOf } from '../../language.ts';
import { describeLinks } from './describe-links.ts';
import { unifyIdeographs } from './ideographs.ts';
import { joinLinks } from './join-links.ts';
import { markArtifacts, markArtifactsInForms } from './mark-artifacts.ts';
import { mendTags } from './mend-tags.ts';
import { plainPiecesOf } from './plain-pieces.ts';
import { outlineOf } from './bookmarks.ts';
import { writeLabels } from './page-labels.ts';
import type { PrintedPage, TalkInfo } from './printed-page.ts';
import { renumberStructure } from './structure-ids.ts';
import { placeOn, writeOutline } from './write-outline.ts';
import { writeXmp } from './xmp.ts';

export interface Finish {
  /** One for each page of the document, in order. */
  readonly pages: readonly PrintedPage[];
  readonly info: TalkInfo;
  /** Written as the day of creation and change; left out when unknown, as the time of the export tells nobody anything. */
  readonly date: Date | undefined;
}

/** Chromium's PDF, to be finished. Read and written in one go: nobody else waits for this thread. */
export const openPrinted = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });

/**
 * Gives Chromium's PDF what a browser cannot: metadata, dates that do not move, bookmarks, a name for each slide and a
 * label for each page, links that say where they lead, and marks on all that is not content.
 */
export async function finishPdf(document: PDFDocument, { pages, info, date }: Finish): Promise<Uint8Array> {
  const direction = directionOf(info.language === '' ? 'und' : info.language);
  writeInfo(document, info, date);
  unifyIdeographs(document);
  renumberStructure(document);
  joinLinks(document);
  // What is marked anew changes neither the order of the tags nor the links in them.
  const structure = structureOf(document);
  markContent(document, structure);
  writeOutline(document, outlineOf(pages));
  writeNames(document, pages);
  writeLabels(
    document,
    pages.map(({ label }) => label),
  );
  describeLinks(document, pages, structure);
  openFitted(document);
  // Pages beside each other, and the arrows of a viewer, go on as one reads.
  if (direction === 'rtl') document.catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L);
  writeXmp(document, { info, date, claims: info.title !== '' && isSound(document) });
  return document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });
}

function writeInfo(
  document: PDFDocument,
  { title, author, subject, keywords, language, commit }: TalkInfo,
  date: Date | undefined,
) {
  document.setTitle(title, { showInWindowTitleBar: true });
  if (author !== '') document.setAuthor(author);
  if (subject !== '') document.setSubject(subject);
  if (keywords.length > 0) document.setKeywords([keywords.join(', ')]);
  if (language !== '') document.setLanguage(language);
  // Chromium names itself as creator in the words of its user agent; it stays the producer.
  const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
  for (const key of ['Creator', 'CreationDate', 'ModDate']) info.delete(PDFName.of(key));
  if (commit !== '') info.set(PDFName.of('Commit'), PDFHexString.fromText(commit));
  if (date === undefined) return;
  document.setCreationDate(date);
  document.setModificationDate(date);
}

/**
 * Nothing is claimed that a machine can see to be wrong; what it cannot see stands in ACCESSIBILITY.md. The conditions of
 * checkpoint 06 are those of the metadata with which the claim is written.
 */
function isSound(document: PDFDocument): boolean {
  return failuresOf(factsOf(document)).every(({ condition }) => condition.id.startsWith('06-'));
}

function markContent(document: PDFDocument, structure: Structure | undefined) {
  const plain = plainPiecesOf(structure, document.getPageCount());
  const ornaments = document
    .getPages()
    .map((page, index) => markArtifacts(document, page, plain[index] ?? new Set<number>()));
  markArtifactsInForms(document);
  mendTags(document, ornaments);
}

/** The first page as large as the window has room for. */
function openFitted(document: PDFDocument) {
  const first = document.getPage(0);
  document.catalog.set(PDFName.of('OpenAction'), document.context.obj([first.ref, PDFName.of('Fit')]));
}

/**
 * A named destination for each slide, not only for those that another slide links to: `slides.pdf#nameddest=xen` is
 * then an address like the deck's own.
 */
function writeNames(document: PDFDocument, pages: readonly PrintedPage[]) {
  const names = document.context.obj({});
  const sheets = document.getPages();
  pages.forEach(({ places }, index) => {
    const sheet = sheets[index];
    if (!sheet) return;
    for (const { names: own, top } of places)
      for (const name of own) names.set(PDFName.of(destinationOf(name)), document.context.obj(placeOn(sheet, top)));
  });
  const written = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const [name, target] of written?.entries() ?? []) if (!names.has(name)) names.set(name, target);
  document.catalog.set(PDFName.of('Dests'), document.context.register(names));
}
