import type { Page } from '@playwright/test';
import type { Fault } from './faults.ts';

/** How a figure says on which slide it stands; `figures/element.ts`. */
const FIGURE = / on #(\S+) is not drawn/;

/** Finds the slides of faults that the page itself has told: a figure knows its slide, a picture is on one. */
export async function locateFaults(page: Page, faults: readonly Fault[]): Promise<Fault[]> {
  const located: Fault[] = [];
  for (const fault of faults) {
    const id = FIGURE.exec(fault.message)?.[1];
    const found = await page
      .evaluate(
        ([name, url]) => {
          const image = [...document.images].find(({ src }) => src === url);
          const slide = (name === '' ? image : document.getElementById(name))?.closest<HTMLElement>('[data-place]');
          return slide ? { id: slide.id, place: slide.dataset.place ?? '' } : undefined;
        },
        [id ?? '', fault.url ?? ''] as const,
      )
      // The page may be gone already; what it said is still told.
      .catch(() => undefined);
    located.push({ ...fault, ...found });
  }
  return located;
}
