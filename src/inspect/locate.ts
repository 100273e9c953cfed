import { notDrawn } from '../contract.ts';
import type { Page } from '@playwright/test';

/** Where something stands: the id of the slide, and its place in the author's files. */
export interface Location {
  readonly id: string;
  readonly place: string;
}

/**
 * Finds the slide of what a page complains of: a figure has its fault, a picture its address. Nothing where it is of the
 * whole page, or the page is gone already.
 *
 * @param url of the request that failed, if it is one
 */
export async function locate(page: Page, message: string, url = ''): Promise<Location | undefined> {
  const found = await page
    .evaluate((url) => {
      const at = (element: Element | undefined) => {
        const slide = element?.closest<HTMLElement>('[data-place]');
        return slide ? { id: slide.id, place: slide.dataset.place ?? '' } : undefined;
      };
      return {
        image: at([...document.images].find(({ src }) => src === url)),
        figures: [...document.querySelectorAll<HTMLElement>('[fault]')].map((figure) => ({
          name: figure.dataset.figure ?? '',
          fault: figure.getAttribute('fault') ?? '',
          slide: at(figure),
        })),
      };
    }, url)
    .catch(() => undefined);
  const figure = found?.figures.find(({ name, fault, slide }) =>
    message.includes(notDrawn(name, slide?.id ?? '', fault)),
  );
  return figure?.slide ?? found?.image;
}
