import type { Page } from '@playwright/test';
import type { PrintedPage } from '../pdf/finish/printed-page.ts';
import { readLinks } from './read-links.ts';

/** Points in a CSS pixel. */
const POINTS = 0.75;

/** The sheets of the handout, with the slides, figures and sources that begin on each. */
export async function readHandout(page: Page): Promise<PrintedPage[]> {
  const links = await readLinks(page, '.sheet');
  const sheets = await page.evaluate(() => {
    const textOf = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    return [...document.querySelectorAll('.sheet')].map((sheet) => ({
      places: [...sheet.querySelectorAll<HTMLElement>('.unit[id], li[id]')].flatMap((place) => {
        const own = {
          id: place.id,
          aliases: (place.dataset.alias ?? '').split(' ').filter(Boolean),
          title: textOf(place.querySelector('h1, h2')),
          number: textOf(place.querySelector('.margin .number')),
          source: textOf(place.querySelector(':scope > .address')),
          opensPart: place.dataset.opens !== undefined,
          top: place.getBoundingClientRect().top - sheet.getBoundingClientRect().top,
        };
        // The first figure in full has the title of their chapter above it: two places in one unit.
        const first = place.querySelector(':scope > h1 + h2');
        return first
          ? [
              { ...own, id: place.querySelector('h1')?.id ?? '', aliases: [] },
              { ...own, title: textOf(first), opensPart: false },
            ]
          : [own];
      }),
    }));
  });
  return sheets.map(({ places }, index) => ({
    label: `${index + 1}`,
    places: places.map(({ id, aliases, title, number, source, opensPart, top }) => ({
      names: [id, ...aliases],
      says: number !== '' ? `Slide ${number}: ${title}` : source !== '' ? `Source: ${source}` : title,
      top: top * POINTS,
      bookmark: title === '' ? undefined : { title, opensPart },
    })),
    links: links[index] ?? [],
  }));
}
