import type { Page } from '@playwright/test';
import { findingOf, merge, type Finding } from '../inspect/finding.ts';
import { tooLarge } from '../inspect/fit.ts';
import { measure } from '../inspect/measure.ts';
import type { Fault } from './faults.ts';

/** The pages that show a slide, measured as `npm run check` does; those of a figure's words are only boxes. */
const SLIDES = '.slides > section:not(.words)';

/** How many boxes are looked at in one go: few enough to tell how far it is, enough to cost no time. */
const AT_ONCE = 30;

/**
 * Content that leaves its page, or its own box where that cuts it off: it would be missing on paper.
 *
 * @param boxes selects what nothing may leave
 * @param say is told how many were looked at, of how many
 */
export async function findOverflow(
  page: Page,
  boxes: string,
  say: (done: number, all: number) => void,
): Promise<Fault[]> {
  const all = await page.evaluate((selector) => document.querySelectorAll(selector).length, boxes);
  const faults: Fault[] = await overflowOfSlides(page);
  for (let from = 0; from < all; from += AT_ONCE) {
    say(Math.min(from + AT_ONCE, all), all);
    faults.push(...(await overflowIn(page, boxes, from)));
  }
  return faults;
}

/** By the rules of the deck: what fits there fits here, and what is told there is told here, once a block. */
async function overflowOfSlides(page: Page): Promise<Fault[]> {
  const count = await page.evaluate((selector) => document.querySelectorAll(selector).length, SLIDES);
  const findings: Finding[] = [];
  let named = '';
  for (let index = 0; index < count; index += 1) {
    const facts = await page.evaluate(measure, { selector: SLIDES, index });
    // The further pages of a slide have no id: its first stands before them.
    named = facts.slide === '' ? named : facts.slide;
    const seen = { place: facts.place, check: 'outside', slide: named, step: 0, view: '' };
    findings.push(...tooLarge(facts).map(({ problem }) => findingOf(problem, seen)));
  }
  return merge(findings).map(({ message, slide, place }) => ({ message, id: slide, place }));
}

async function overflowIn(page: Page, boxes: string, from: number): Promise<Fault[]> {
  const found = await page.evaluate(
    ({ boxes, slides, from, to }) => {
      /** Browsers round to whole pixels. */
      const tolerance = 1;
      const all = [...document.querySelectorAll<HTMLElement>(boxes)];
      return all.slice(from, to).flatMap((section, index) => {
        if (section.matches(slides)) return [];
        const box = section.getBoundingClientRect();
        let worst = { excess: tolerance, element: section };
        // Ornaments may be cut off; that is how they are drawn.
        for (const element of section.querySelectorAll<HTMLElement>(
          ':not([aria-hidden="true"], [aria-hidden="true"] *)',
        )) {
          const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
          // Text for screen readers alone is a box of one pixel.
          if (width <= 1 || height <= 1) continue;
          let excess = Math.max(box.left - left, box.top - top, right - box.right, bottom - box.bottom);
          const [across, down] = [
            element.scrollWidth - element.clientWidth,
            element.scrollHeight - element.clientHeight,
          ];
          // Few have more in them than they show, and what is asked of all must cost little.
          if (across > tolerance || down > tolerance) {
            const { overflowX, overflowY } = getComputedStyle(element);
            if (overflowX !== 'visible') excess = Math.max(excess, across);
            if (overflowY !== 'visible') excess = Math.max(excess, down);
          }
          // The innermost of equals, as its outer ones are only stretched by it.
          if (excess > tolerance && excess >= worst.excess) worst = { excess, element };
        }
        // A word that cannot be broken leaves a box that fits, to its side; how high a line is says nothing of its letters.
        const texts = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (texts.nextNode()) {
          const { currentNode } = texts;
          const element = currentNode.parentElement;
          if (!element || element.closest('[aria-hidden="true"]')) continue;
          range.selectNodeContents(currentNode);
          for (const { left, right, width, height } of range.getClientRects()) {
            if (width <= 1 || height <= 1) continue;
            const excess = Math.max(box.left - left, right - box.right);
            if (excess > tolerance && excess > worst.excess) worst = { excess, element };
          }
        }
        if (worst.element === section) return [];
        // As it is seen: cells and lines are words of their own.
        const text = worst.element.innerText.replace(/\s+/g, ' ').trim().slice(0, 40);
        const what = `<${worst.element.localName}>${text === '' ? '' : ` “${text}”`}`;
        // The further pages of a slide have no id: its first stands before them.
        const named = all.slice(0, from + index + 1).findLast(({ id }) => id !== '');
        const slide = worst.element.closest<HTMLElement>('[data-place]') ?? section;
        return [
          {
            id: slide.id === '' ? (named?.id ?? '') : slide.id,
            place: slide.dataset.place ?? null,
            excess: Math.ceil(worst.excess),
            what,
          },
        ];
      });
    },
    { boxes, slides: SLIDES, from, to: from + AT_ONCE },
  );
  return found.map(({ id, place, excess, what }) => ({
    message: `content does not fit by ${excess} px: ${what}`,
    id,
    ...(place !== null && { place }),
  }));
}
