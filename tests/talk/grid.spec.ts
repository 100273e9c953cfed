/** The talk's slides on the grid of the stage: where things begin, and how much of it they fill. */
import type { Page } from '@playwright/test';
import { stage } from '../../src/inspect/facts.ts';
import { waitForPage } from '../../src/inspect/open.ts';
import { expect, test } from '../e2e/fixtures.ts';

interface Measured {
  readonly id: string;
  readonly layout: string;
  /** Where text and drawings begin, in px from the slide's left edge, and what begins there. */
  readonly begins: readonly (readonly [number, string])[];
  /** Baselines of title and first line below it, from its top. */
  readonly title: number;
  /** The box around everything but the furniture, as a share of the stage. */
  readonly share: number;
}

/** Each slide after its last step. */
const measure = (page: Page): Promise<Measured[]> =>
  page.evaluate(({ width, height }) => {
    const blocks = 'h2, h3, p, ul, ol, table, .code, blockquote, img, [data-figure]';
    return [...document.querySelectorAll<HTMLElement>('section.slide')].map((slide) => {
      const outer = slide.getBoundingClientRect();
      const scale = width / outer.width;
      const all = [...slide.querySelectorAll<HTMLElement>(blocks)].filter(
        (one) =>
          one.parentElement?.closest('[data-figure], li, table, .notes, .since, .furniture') === null &&
          one.getBoundingClientRect().width > 1,
      );
      // Of text, as far as its words reach; of what is drawn, its frame.
      const boxes = all.flatMap((one) => {
        if (one.matches('table, .code, img, [data-figure]')) return [one.getBoundingClientRect()];
        const words = document.createRange();
        words.selectNodeContents(one);
        return [...words.getClientRects()];
      });
      const across = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
      const down = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
      return {
        id: slide.id,
        layout: slide.dataset.layout ?? '',
        begins: all.map((one) => [
          Math.round((one.getBoundingClientRect().left - outer.left) * scale),
          one.textContent.trim().slice(0, 40),
        ]),
        title: Math.round(((slide.querySelector('h2')?.getBoundingClientRect().bottom ?? 0) - outer.top) * scale),
        share: (across * down * scale * scale) / (width * height),
      };
    });
  }, stage);

let slides: readonly Measured[] = [];
test.describe.configure({ mode: 'default' });

test.beforeAll(async ({ browser, site }) => {
  const page = await browser.newPage();
  await page.goto(`${site.url}?print`);
  await waitForPage(page, { ready: 'print' });
  slides = await measure(page);
  await page.close();
});

/** All but the two kinds that are a picture of their own. */
const content = () => slides.filter(({ layout }) => layout !== 'title' && layout !== 'section');

test('text and drawings begin on a column', () => {
  const astray = content().flatMap(({ id, begins }) =>
    begins
      .filter(
        ([left]) =>
          Math.abs((left - stage.margin) / stage.column - Math.round((left - stage.margin) / stage.column)) *
            stage.column >
          1,
      )
      .map(([left, words]) => `${id}: ${words} at ${left}`),
  );
  expect(astray).toEqual([]);
});

test('titles stand on one line, and things begin at no more than two columns', () => {
  expect(
    new Set(
      content()
        .filter(({ layout }) => layout !== 'questions')
        .map(({ title }) => title),
    ).size,
  ).toBe(1);
  const many = content().filter(({ begins }) => new Set(begins.map(([left]) => left)).size > 2);
  expect(many).toEqual([]);
});

test('a slide fills half of the stage or more, most of them seven tenths', () => {
  const shares = content().map(({ id, share }) => ({ id, share }));
  expect(shares.filter(({ share }) => share < 0.5)).toEqual([]);
  const sorted = shares.map(({ share }) => share).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeGreaterThanOrEqual(0.7);
});
