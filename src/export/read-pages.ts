import type { Page } from '@playwright/test';
import type { PrintedPage, PrintedLink } from '../pdf/finish/printed-page.ts';
import { slideLabels } from '../pdf/labels.ts';

/** Points in a CSS pixel. */
const POINTS = 0.75;

/** The sheets of the handout, with the slides, figures and sources that begin on each. */
export async function readHandout(page: Page): Promise<PrintedPage[]> {
  const links = await readLinks(page, '.sheet');
  const sheets = await page.evaluate(() => {
    const textOf = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    return [...document.querySelectorAll('.sheet')].map((sheet) => ({
      slides: [...sheet.querySelectorAll<HTMLElement>('[id][data-place]')].map(({ id, dataset }) => ({
        id,
        place: dataset.place ?? '',
      })),
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
        // The first figure of the chapter has the chapter's title above it: two places in one unit.
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
  return sheets.map(({ places, slides: [slide] }, index) => ({
    label: `${index + 1}`,
    slide,
    places: places.map(({ id, aliases, title, number, source, opensPart, top }) => ({
      names: [id, ...aliases],
      says: number !== '' ? `Slide ${number}: ${title}` : source !== '' ? `Source: ${source}` : title,
      top: top * POINTS,
      bookmark: title === '' ? undefined : { title, opensPart },
    })),
    links: links[index] ?? [],
  }));
}

/**
 * The external links of each page, in their order.
 *
 * @param boxes selects the pages
 */
export async function readLinks(page: Page, boxes: string): Promise<PrintedLink[][]> {
  return page.evaluate((selector) => {
    // A drawn figure hides its table, and the links in it.
    const isDrawn = (link: Element) => link.getClientRects().length > 0;
    return [...document.querySelectorAll(selector)].map((box) =>
      [...box.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')].filter(isDrawn).map((link) => ({
        href: link.href,
        text: (link.getAttribute('aria-label') ?? link.textContent).replace(/\s+/g, ' ').trim(),
      })),
    );
  }, boxes);
}

const SECTIONS = '.slides > section';

/** The pages of the deck's print page. With a page per step, only the first of a slide has its id, and its bookmark. */
export async function readSlides(page: Page): Promise<PrintedPage[]> {
  const links = await readLinks(page, SECTIONS);
  const sections = await page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].map((section) => {
        const heading = section.querySelector('h1, h2');
        return {
          id: section.id === '' ? undefined : section.id,
          place: section.getAttribute('data-place') ?? '',
          aliases: (section.getAttribute('data-alias') ?? '').split(' ').filter(Boolean),
          title: (heading?.textContent ?? '').replace(/\s+/g, ' ').trim(),
          opensPart: heading?.localName === 'h1',
          // The number of the slide, without the step or the mark of a page of words after it.
          number: /^\+?\d+/.exec((section.querySelector('.furniture .number')?.textContent ?? '').trim())?.[0] ?? '',
          isWords: section.classList.contains('words'),
        };
      }),
    SECTIONS,
  );
  const labels = slideLabels(sections);
  return sections.map(({ id, place, aliases, title, opensPart, number }, index) => ({
    label: labels[index] ?? '',
    slide: { id: sections.slice(0, index + 1).findLast((one) => one.id !== undefined)?.id ?? '', place },
    places:
      id === undefined
        ? []
        : [{ names: [id, ...aliases], says: `Slide ${number}: ${title}`, top: 0, bookmark: { title, opensPart } }],
    links: links[index] ?? [],
  }));
}
