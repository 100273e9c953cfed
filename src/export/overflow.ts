import type { Page } from '@playwright/test';
import { findingOf, merge, type Finding, quote } from '../inspect/finding.ts';
import { tooLarge, ways } from '../inspect/fit.ts';
import { measure } from '../inspect/measure.ts';
import type { Fault } from './faults.ts';

/** Slides, measured as in `npm run check`, on the handout, too; the pages of a figure's words are only boxes. */
const SLIDES = '.slides > section:not(.words), .shown > .slide';

/** Boxes per batch: few enough to report progress, enough to cost no time. */
const AT_ONCE = 30;

/** Browsers round to whole pixels. */
const TOLERANCE = 1;

/**
 * Content that overflows its page, or a box that clips it: it would be missing on paper. A block is reported once.
 *
 * @param boxes selects the boxes that content may not overflow
 * @param say reports how many boxes were checked, of how many
 */
export async function findOverflow(
  page: Page,
  boxes: string,
  say: (done: number, all: number) => void,
): Promise<Finding[]> {
  const all = await page.evaluate((selector) => document.querySelectorAll(selector).length, boxes);
  const { findings, told } = await overflowOfSlides(page);
  for (let from = 0; from < all; from += AT_ONCE) {
    say(Math.min(from + AT_ONCE, all), all);
    findings.push(...(await overflowIn(page, boxes, from, told)));
  }
  return merge(findings);
}

export const overflowFault = ({ message, slide, place }: Finding): Fault => ({
  message,
  id: slide,
  ...(place !== '' && { place }),
});

/**
 * Applies the rules of the deck, so that both report the same overflow.
 *
 * @returns `told` has the indices of the slides with findings
 */
async function overflowOfSlides(page: Page): Promise<{ findings: Finding[]; told: number[] }> {
  const slides = await atFullSize(page);
  const findings: Finding[] = [];
  const told: number[] = [];
  for (const [index, { id, place }] of slides.entries()) {
    const facts = await page.evaluate(measure, { selector: SLIDES, index });
    const seen = { place, check: 'outside', slide: id, step: 0, view: '' };
    const own = tooLarge(facts).map(({ problem }) => findingOf(problem, seen));
    if (own.length > 0) told.push(index);
    findings.push(...own);
  }
  await page.evaluate(() => {
    document.adoptedStyleSheets.pop();
  });
  return { findings, told };
}

/** Undoes the scaling of slides, which rounds to other numbers than in the deck. Their frames keep their size. */
function atFullSize(page: Page): Promise<{ id: string; place: string }[]> {
  return page.evaluate((selector) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.shown > .slide { zoom: 1 !important }');
    document.adoptedStyleSheets.push(sheet);
    let id = '';
    return [...document.querySelectorAll<HTMLElement>(selector)].map((slide) => {
      const holder = slide.closest<HTMLElement>('[data-place]') ?? slide;
      // Only the first page of a slide has its id.
      if (holder.id !== '') id = holder.id;
      return { id, place: holder.dataset.place ?? '' };
    });
  }, SLIDES);
}

/** @param told slides that are reported already */
async function overflowIn(page: Page, boxes: string, from: number, told: readonly number[]): Promise<Finding[]> {
  const found = await page.evaluate(
    ({ boxes, slides, from, to, told, tolerance }) => {
      interface Over {
        readonly left: number;
        readonly top: number;
        readonly right: number;
        readonly bottom: number;
      }
      const most = ({ left, top, right, bottom }: Over) => Math.max(left, top, right, bottom);
      const all = [...document.querySelectorAll<HTMLElement>(boxes)];
      const measured = [...document.querySelectorAll(slides)];
      const done = new Set(measured.filter((_, index) => told.includes(index)));
      return all.slice(from, to).flatMap((section, index) => {
        if (section.matches(slides) || [...section.children].some((child) => done.has(child))) return [];
        // Content of an inner box is checked there.
        const inner = [...section.querySelectorAll(boxes)];
        const isOwn = (element: Element) =>
          !element.closest('[aria-hidden="true"]') && !inner.some((box) => box !== element && box.contains(element));
        const box = section.getBoundingClientRect();
        const none = { left: 0, top: 0, right: 0, bottom: 0 };
        let worst: { over: Over; element: HTMLElement } = { over: none, element: section };
        // Ornaments (`aria-hidden`) may be cut off by design.
        for (const element of section.querySelectorAll<HTMLElement>('*')) {
          const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
          // Text for screen readers alone is a box of one pixel.
          if (width <= 1 || height <= 1 || !isOwn(element)) continue;
          const over = {
            left: box.left - left,
            top: box.top - top,
            right: right - box.right,
            bottom: bottom - box.bottom,
          };
          const [across, down] = [
            element.scrollWidth - element.clientWidth,
            element.scrollHeight - element.clientHeight,
          ];
          // `getComputedStyle` is slow: only for the few elements that overflow.
          if (across > tolerance || down > tolerance) {
            const { overflowX, overflowY } = getComputedStyle(element);
            if (overflowX !== 'visible' && !inner.includes(element)) over.right = Math.max(over.right, across);
            if (overflowY !== 'visible' && !inner.includes(element)) over.bottom = Math.max(over.bottom, down);
          }
          // Of equals, the innermost: it stretches the outer ones.
          if (most(over) > tolerance && most(over) >= most(worst.over)) worst = { over, element };
        }
        // An unbreakable word can overflow sideways from a box that fits. Not vertically: a line exceeds its letters.
        const texts = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (texts.nextNode()) {
          const { currentNode } = texts;
          const element = currentNode.parentElement;
          if (!element || !isOwn(element)) continue;
          range.selectNodeContents(currentNode);
          for (const { left, right, width, height } of range.getClientRects()) {
            if (width <= 1 || height <= 1) continue;
            const over = { ...none, left: box.left - left, right: right - box.right };
            if (most(over) > tolerance && most(over) > most(worst.over)) worst = { over, element };
          }
        }
        if (worst.element === section) return [];
        // Only the first page of a slide has its id.
        const named = all.slice(0, from + index + 1).findLast(({ id }) => id !== '');
        const slide = worst.element.closest<HTMLElement>('[data-place]') ?? section;
        const block = worst.element.closest<HTMLElement>('[data-line]');
        return [
          {
            id: slide.id === '' ? (named?.id ?? '') : slide.id,
            place: slide.dataset.place ?? named?.dataset.place ?? '',
            line: block && slide.contains(block) ? Number(block.dataset.line) : 0,
            over: worst.over,
            // `innerText` separates cells and lines.
            says: worst.element.innerText.replace(/\s+/g, ' ').trim() || `<${worst.element.localName}>`,
          },
        ];
      });
    },
    { boxes, slides: SLIDES, from, to: from + AT_ONCE, told, tolerance: TOLERANCE },
  );
  return found.map(({ id, place, line, over, says }) =>
    findingOf(
      {
        line,
        pixels: Math.max(over.left, over.top, over.right, over.bottom),
        group: 'fit on paper',
        message: `${quote(says)} does not fit on its page: ${ways(over, TOLERANCE)}. Shorten it, break its lines or divide it.`,
      },
      { place, check: 'outside', slide: id, step: 0, view: '' },
    ),
  );
}
