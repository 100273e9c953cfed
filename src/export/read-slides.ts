import type { Page } from '@playwright/test';
import { slideLabels } from '../pdf/labels.ts';
import type { PrintedPage } from '../pdf/finish/printed-page.ts';
import { readLinks } from './read-links.ts';

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
          aliases: (section.getAttribute('data-alias') ?? '').split(' ').filter(Boolean),
          title: (heading?.textContent ?? '').replace(/\s+/g, ' ').trim(),
          opensPart: heading?.localName === 'h1',
          number: (section.querySelector('.furniture .number')?.textContent ?? '').trim(),
          isWords: section.classList.contains('words'),
        };
      }),
    SECTIONS,
  );
  const labels = slideLabels(sections);
  return sections.map(({ id, aliases, title, opensPart, number }, index) => ({
    label: labels[index] ?? '',
    places:
      id === undefined
        ? []
        : [{ names: [id, ...aliases], says: `Slide ${number}: ${title}`, top: 0, bookmark: { title, opensPart } }],
    links: links[index] ?? [],
  }));
}
