/** A bookmark, with those of the slides of its part. */
export interface Bookmark {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  readonly children: readonly Bookmark[];
}

interface Heading {
  readonly id: string | undefined;
  readonly title: string;
  readonly opensPart: boolean;
}

/** One bookmark a slide, on its first page, under the slide that opens its part. */
export function outlineOf(pages: readonly Heading[]): Bookmark[] {
  const top: Bookmark[] = [];
  let siblings = top;
  pages.forEach(({ id, title, opensPart }, page) => {
    if (id === undefined) return;
    const children: Bookmark[] = [];
    (opensPart ? top : siblings).push({ title, page, children });
    if (opensPart) siblings = children;
  });
  return top;
}
