import type { Page } from '@playwright/test';

/** Where something stands: the id of the slide, and its place in the author's files. */
export interface Location {
  readonly id: string;
  readonly place: string;
}

/** How a figure says on which slide it stands; `figures/element.ts`. */
const FIGURE = / on #(\S+) is not drawn/;

/**
 * Finds the slide of what a page complains of: a figure knows its slide, a picture is on one. Nothing where it is of the
 * whole page, or the page is gone already.
 *
 * @param url of the request that failed, if it is one
 */
export async function locate(page: Page, message: string, url = ''): Promise<Location | undefined> {
  const id = FIGURE.exec(message)?.[1] ?? '';
  return page
    .evaluate(
      ([name, url]) => {
        const image = [...document.images].find(({ src }) => src === url);
        const slide = (name === '' ? image : document.getElementById(name))?.closest<HTMLElement>('[data-place]');
        return slide ? { id: slide.id, place: slide.dataset.place ?? '' } : undefined;
      },
      [id, url] as const,
    )
    .catch(() => undefined);
}
