import type { PrintedPage } from './printed-page.ts';

/** A bookmark, with those of the slides of its part. */
export interface Bookmark {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  /** Points from the top of the page. */
  readonly top: number;
  readonly children: readonly Bookmark[];
}

/** One bookmark a slide, where it begins, under the slide that opens its part. */
export function outlineOf(pages: readonly Pick<PrintedPage, 'places'>[]): Bookmark[] {
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
