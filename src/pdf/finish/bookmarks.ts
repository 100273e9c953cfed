import { destinationOf } from '../links.ts';
import type { Finish, PrintedPage } from './printed-page.ts';
import { PDFDict, PDFHexString, PDFName, PDFNull, type PDFDocument, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';

/** A bookmark, with those of the slides in its part. */
interface Bookmark {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  /** Points from the top of the page. */
  readonly top: number;
  readonly children: readonly Bookmark[];
}

/** One bookmark for each slide, at its start, below the slide that opens its part. */
export function bookmarksOf(pages: readonly Pick<PrintedPage, 'places'>[]): Bookmark[] {
  const outline: Bookmark[] = [];
  let siblings = outline;
  pages.forEach(({ places }, page) => {
    for (const { bookmark, top } of places) {
      if (!bookmark) continue;
      const { title, opensPart } = bookmark;
      const children: Bookmark[] = [];
      (opensPart ? outline : siblings).push({ title, page, top, children });
      if (opensPart) siblings = children;
    }
  });
  return outline;
}

/**
 * The destination of a bookmark or a link: the left edge of a page, at the reader's present zoom.
 *
 * @param top points from the top of the page
 */
const placeOn = (page: PDFPage, top: number) => [page.ref, PDFName.of('XYZ'), 0, page.getHeight() - top, PDFNull];

/**
 * Adds bookmarks to a document without any, all parts expanded. Chromium's own have two faults: they join words at the
 * line breaks of a heading, and repeat a heading for every step.
 */
export function writeOutline(document: PDFDocument, { pages: printed }: Finish): void {
  const { catalog, context } = document;
  const pages = document.getPages();
  const root = context.nextRef();
  const outline = context.obj({ Type: 'Outlines' });
  context.assign(root, outline);
  writeLevel(bookmarksOf(printed), root, outline);
  catalog.set(PDFName.of('Outlines'), root);

  /** @returns the number of bookmarks below `parent`, at any depth */
  function writeLevel(level: readonly Bookmark[], parent: PDFRef, parentDict: PDFDict): number {
    const refs = level.map(() => context.nextRef());
    const below = level.map((bookmark, index) => {
      const page = pages[bookmark.page];
      const [ref, before, after] = [refs[index], refs[index - 1], refs[index + 1]];
      if (!page || !ref) throw new RangeError(`The document has no page ${bookmark.page + 1}.`);
      const item = context.obj({
        Title: PDFHexString.fromText(bookmark.title),
        Parent: parent,
        Dest: placeOn(page, bookmark.top),
        ...(before && { Prev: before }),
        ...(after && { Next: after }),
      });
      context.assign(ref, item);
      return writeLevel(bookmark.children, ref, item);
    });
    const [first, last] = [refs[0], refs.at(-1)];
    if (!first || !last) return 0;
    const count = below.reduce((sum, one) => sum + one, level.length);
    parentDict.set(PDFName.of('First'), first);
    parentDict.set(PDFName.of('Last'), last);
    parentDict.set(PDFName.of('Count'), context.obj(count));
    return count;
  }
}

/** A named destination for each slide, so that `slides.pdf#nameddest=xen` works as the deck's own address does. */
export function writeNames(document: PDFDocument, { pages }: Finish): void {
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
