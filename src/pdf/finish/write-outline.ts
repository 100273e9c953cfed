import {
  PDFHexString,
  PDFName,
  PDFNull,
  type PDFDict,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Bookmark } from './bookmarks.ts';

/**
 * Where a bookmark or a link leads: to the left edge of a page, at the magnification the reader has.
 *
 * @param top points from the top of the page
 */
export const placeOn = (page: PDFPage, top: number) => [
  page.ref,
  PDFName.of('XYZ'),
  0,
  page.getHeight() - top,
  PDFNull,
];

/**
 * Puts bookmarks into a document that has none, all parts unfolded. Chromium's own would do but for two things: it
 * joins the words at a heading's line ends, and repeats a heading for every step.
 */
export function writeOutline(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { catalog, context } = document;
  const pages = document.getPages();
  const root = context.nextRef();
  const outline = context.obj({ Type: 'Outlines' });
  context.assign(root, outline);
  writeLevel(bookmarks, root, outline);
  catalog.set(PDFName.of('Outlines'), root);

  /** @returns how many bookmarks stand below `parent`, at any depth */
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
