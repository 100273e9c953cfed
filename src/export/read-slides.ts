import type { Page } from '@playwright/test';
import { labelsOf } from './page-labels.ts';
import type { PrintedPage } from './printed-page.ts';

/** The pages of the deck's print page. With a page per step, only the first of a slide has its id, and its bookmark. */
export async function readSlides(page: Page): Promise<PrintedPage[]> {
  const sections = await page.evaluate(() =>
    [...document.querySelectorAll('.slides > section')].map((section) => {
      const heading = section.querySelector('h1, h2');
      return {
        id: section.id === '' ? undefined : section.id,
        aliases: (section.getAttribute('data-alias') ?? '').split(' ').filter(Boolean),
        title: (heading?.textContent ?? '').replace(/\s+/g, ' ').trim(),
        opensPart: heading?.localName === 'h1',
        number: (section.querySelector('.furniture .number')?.textContent ?? '').trim(),
        isWords: section.classList.contains('words'),
        links: [...section.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')].map((link) => ({
          href: link.href,
          text: (link.getAttribute('aria-label') ?? link.textContent).replace(/\s+/g, ' ').trim(),
        })),
      };
    }),
  );
  const labels = labelsOf(sections);
  return sections.map(({ id, aliases, title, opensPart, number, links }, index) => ({
    label: labels[index] ?? '',
    places:
      id === undefined
        ? []
        : [{ names: [id, ...aliases], says: `Slide ${number}: ${title}`, top: 0, bookmark: { title, opensPart } }],
    links,
  }));
}
