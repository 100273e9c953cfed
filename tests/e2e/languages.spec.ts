import type { Locator, Page } from '@playwright/test';
import { openDeck } from '../../src/inspect/open.ts';
import { againstHandout, againstTalk } from '../../src/check/pdf/against-talk.ts';
import { failuresOf } from '../../src/pdf/matterhorn.ts';
import { readPdf } from '../../src/pdf/read-pdf.ts';
import { elementsOf, leavesIn } from '../../src/pdf/structure.ts';
import { textsOf } from '../../src/check/pdf/text.ts';
import { exportPdf } from '../../src/export/export-pdf.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { serve } from '../../src/setup/server.mjs';
import { expectAt } from './deck.ts';
import { buildTalk } from './build-talk.ts';
import { expect, test as base } from './fixtures.ts';

/** A talk in Hebrew, with a slide in English. */
const test = base.extend<object, { readonly talk: string }>({
  talk: [
    async ({}, use, { project, workerIndex }) => {
      const out = `${project.outputDir}/right-to-left-talk-${workerIndex}`;
      await buildTalk('tests/fixtures/right-to-left-talk', out);
      const { url, close } = await serve(out);
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
});

// One worker has the whole file, so that the talk is built once for it.
test.describe.configure({ mode: 'default' });

/** Edges of an element, as shares of its page's width. */
const edges = (element: Locator) =>
  element.evaluate((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const { left, right } = range.getBoundingClientRect();
    return [left / innerWidth, right / innerWidth];
  });

test('lines run from the right on the slide, in the article, on paper and on the desk', async ({ page, talk }) => {
  for (const [path, box] of [
    ['#list', '#list'],
    ['read/#list', '#list'],
    ['handout/#list', '#list'],
    ['speaker/#list', '.preview.now'],
  ] as const) {
    await page.goto(`${talk}${path}`);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.waitForSelector('html[data-ready]');
    const item = page.locator(`${box} li`).first();
    const list = await page.locator(`${box} ul`).first().boundingBox();
    const text = await item.boundingBox();
    if (!list || !text) throw new Error(`No list on ${path}`);
    expect(list.x + list.width - text.x - text.width, path).toBeGreaterThan(0);
    expect(text.x, path).toBe(list.x);
  }
});

test('a slide in another language runs its own way', async ({ page, talk }) => {
  await openDeck(page, `${talk}#english`);
  const [left] = await edges(page.locator('#english h2'));
  expect(left).toBeCloseTo(0.05, 2);
  await page.goto(`${talk}#list`);
  const [, right] = await edges(page.locator('#list h2'));
  expect(right).toBeCloseTo(0.95, 2);
});

test('the arrow to the left leads on, and PageDown does', async ({ page, talk }) => {
  await openDeck(page, `${talk}#list`);
  await page.keyboard.press('ArrowLeft');
  await expectAt(page, 'wide');
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'list');
  await page.keyboard.press('PageDown');
  await expectAt(page, 'wide');
});

/** Fingers on the page, from each of the places by the same way. */
async function drag(page: Page, places: readonly { x: number; y: number }[], by: { x: number; y: number }) {
  const client = await page.context().newCDPSession(page);
  const at = (share: number) =>
    places.map(({ x, y }, id) => ({ id, x: x + by.x * share * (id === 0 ? 1 : -1), y: y + by.y * share }));
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const share of [0.1, 0.2, 0.4, 0.6, 0.8, 1]) {
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await client.detach();
}

test('a finger turns slides as one reads, scrolls wide code, and does nothing with another', async ({
  browser,
  talk,
}) => {
  const page = await browser.newPage({ hasTouch: true, viewport: { width: 1280, height: 720 } });
  await openDeck(page, `${talk}#list`);
  const middle = { x: 640, y: 500 };
  await drag(page, [middle], { x: 300, y: 10 });
  await expectAt(page, 'wide');
  await drag(page, [middle], { x: -300, y: 10 });
  await expectAt(page, 'list');
  await drag(page, [middle], { x: 10, y: 200 });
  await expectAt(page, 'list');

  const code = page.locator('.present .code pre');
  await page.keyboard.press('PageDown');
  await expectAt(page, 'wide');
  const box = await code.boundingBox();
  if (!box) throw new Error('No code');
  await drag(page, [{ x: 900, y: box.y + box.height / 2 }], { x: -300, y: 0 });
  await expect.poll(() => code.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100);
  await drag(page, [{ x: 300, y: box.y + box.height / 2 }], { x: 200, y: 0 });
  await expectAt(page, 'wide');

  await page.keyboard.press('PageDown');
  await expectAt(page, 'narrow');
  const short = await code.boundingBox();
  if (!short) throw new Error('No code');
  await drag(page, [{ x: 300, y: short.y + short.height / 2 }], { x: 300, y: 0 });
  await expectAt(page, 'english');
  // Last, for it enlarges the page.
  await drag(page, [middle, { x: 700, y: 500 }], { x: -200, y: 0 });
  await expectAt(page, 'english');
  await page.close();
});

test('an input method keeps its keys while one searches', async ({ page, talk }) => {
  await openDeck(page, talk);
  await page.keyboard.press('/');
  const box = page.getByRole('dialog', { name: 'Search' });
  const input = box.getByRole('searchbox');
  await input.fill('構造');
  const hit = box.getByRole('link');
  await expect(hit).toHaveCount(1);
  await expect(hit.locator('mark')).toHaveText('構造');
  for (const key of ['Enter', 'ArrowDown', 'Escape', '?', 'PageDown']) {
    for (const composed of [{ isComposing: true }, { keyCode: 229 }]) {
      await input.evaluate(
        (one, init) => {
          one.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
        },
        { key, ...composed },
      );
    }
    await expect(box, key).toBeVisible();
    await expect(input, key).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expectAt(page, 'english');
});

/** The first two slides of the talk, whose fonts each machine has, with another word in place of one. */
async function slidesWith(word: string, other: string) {
  const sources = await readSources('tests/fixtures/right-to-left-talk', 'slides');
  const files = sources.files.map((file) => ({ ...file, text: file.text.replace(word, other) }));
  const { talk } = await loadTalk({ ...sources, files });
  if (!talk) throw new Error('The slides have errors.');
  return { ...talk, slides: talk.slides.slice(0, 2) };
}

test('its PDFs are tagged in the order of reading, and say which way they run', async ({ browser, talk }) => {
  for (const [edition, against] of [
    ['slides', againstTalk],
    ['handout', againstHandout],
  ] as const) {
    const { bytes } = await exportPdf(browser, talk, { edition, range: '1-2', date: new Date('2026-11-28') });
    const [facts, texts] = await Promise.all([readPdf(bytes), textsOf(bytes)]);
    expect(against(facts, texts, await slidesWith('', '')), edition).toEqual([]);
    expect(failuresOf(facts)).toEqual([]);
    expect(facts.metadata).toMatchObject({ language: 'he', direction: 'R2L', xmp: { claims: '1' } });
    // Its words are texts by themselves, and one stop for Tab: none of these links is broken over lines.
    const boxes = elementsOf(facts.structure?.children ?? [])
      .filter(({ element }) => element.role === 'Link')
      .map(({ element }) => leavesIn([element]).filter(({ leaf }) => leaf.kind === 'object').length);
    expect(boxes, edition).toEqual(boxes.map(() => 1));
    expect(boxes.length, edition).toBeGreaterThanOrEqual(edition === 'handout' ? 2 : 0);
    for (const [word, other] of [
      ['ראשון', 'ראשונה'],
      ['עברית English', 'English עברית'],
      ['عالم', 'عام'],
      ['(עם', '(עם עם'],
    ] as const) {
      const checks = against(facts, texts, await slidesWith(word, other)).map(({ check }) => check);
      expect(checks, `${edition}: ${word}`).toContain('text');
    }
  }
});

test('states of a figure are named in its own script: by steps, by hand, in an address and on the desk', async ({
  page,
  talk,
}) => {
  const says = (text: string) => expect(page.locator('#layers .says')).toHaveText(text);
  await openDeck(page, `${talk}#/layers/1`);
  await says('נגן: מה שרץ.');
  await page.keyboard.press('PageDown');
  await says('ליבה: מה שמנהל.');
  await page.locator('#layers').getByRole('button', { name: 'מעבד' }).click();
  await says('מעבד: מה שמבצע.');
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe('#/layers/2/מעבד');
  const link = page.url();
  await page.goto('about:blank');
  await openDeck(page, link);
  await says('מעבד: מה שמבצע.');
  for (const edition of ['read/', 'speaker/']) {
    await page.goto(`${talk}${edition}${new URL(link).hash}`);
    await page.waitForSelector('html[data-ready]');
    await expect(page.locator('.says').filter({ hasText: 'מעבד: מה שמבצע.', visible: true }).first()).toBeVisible();
  }
});
