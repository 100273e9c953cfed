import type { Page } from '@playwright/test';
import type { Fault } from './faults.ts';

/** Content that leaves its page, or its own box where that cuts it off: it would be missing on paper. */
export async function findOverflow(page: Page): Promise<Fault[]> {
  const found = await page.locator('.slides > section').evaluateAll((sections) => {
    /** Browsers round to whole pixels. */
    const tolerance = 1;
    /** The slide named by its first page, as the further ones have no id. */
    let id = '';
    return sections.flatMap((section) => {
      if (section.id !== '') id = section.id;
      const box = section.getBoundingClientRect();
      let worst = { excess: tolerance, element: section };
      for (const element of section.querySelectorAll<HTMLElement>('*')) {
        // Ornaments may be cut off; that is how they are drawn.
        if (element.closest('[aria-hidden="true"], .notes')) continue;
        const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
        // Text for screen readers alone is a box of one pixel.
        if (width <= 1 || height <= 1) continue;
        const { overflowX, overflowY } = getComputedStyle(element);
        const excess = Math.max(
          box.left - left,
          box.top - top,
          right - box.right,
          bottom - box.bottom,
          overflowX !== 'visible' ? element.scrollWidth - element.clientWidth : 0,
          overflowY !== 'visible' ? element.scrollHeight - element.clientHeight : 0,
        );
        // The innermost of equals, as its outer ones are only stretched by it.
        if (excess > tolerance && excess >= worst.excess) worst = { excess, element };
      }
      if (worst.element === section) return [];
      const text = worst.element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40);
      const what = `<${worst.element.localName}>${text === '' ? '' : ` “${text}”`}`;
      return [{ id, place: section.getAttribute('data-place'), excess: Math.ceil(worst.excess), what }];
    });
  });
  return found.map(({ id, place, excess, what }) => ({
    message: `content does not fit by ${excess} px: ${what}`,
    id,
    ...(place !== null && { place }),
  }));
}
