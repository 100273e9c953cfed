import type { Page } from '@playwright/test';
import type { PrintedLink } from '../pdf/finish/printed-page.ts';

/**
 * The links in each of some boxes that leave the document, in their order.
 *
 * @param boxes selects the pages, each of them
 */
export async function readLinks(page: Page, boxes: string): Promise<PrintedLink[][]> {
  return page.evaluate((selector) => {
    // Where a figure is drawn, its table with the links in it is not.
    const isDrawn = (link: Element) => link.getClientRects().length > 0;
    return [...document.querySelectorAll(selector)].map((box) =>
      [...box.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')].filter(isDrawn).map((link) => ({
        href: link.href,
        text: (link.getAttribute('aria-label') ?? link.textContent).replace(/\s+/g, ' ').trim(),
      })),
    );
  }, boxes);
}
