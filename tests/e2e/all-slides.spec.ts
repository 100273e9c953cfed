/** The overview of all slides, in the hall: of this talk, and of one that does not fit on a sheet. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openDeck } from '../../src/inspect/open.ts';
import { serve } from '../../src/setup/server.mjs';
import { faultsIn } from './axe.ts';
import { buildTalk } from './build-talk.ts';
import { expectAt } from './deck.ts';
import { expect, test as base } from './fixtures.ts';

const MANY = 300;

/** A talk of twelve parts, in which every slide has steps. */
const test = base.extend<object, { readonly long: string }>({
  long: [
    async ({}, use, { project, workerIndex }) => {
      const folder = `${project.outputDir}/long-talk-${workerIndex}`;
      const [slides, out] = [`${folder}/slides`, `${folder}/site`];
      await mkdir(slides, { recursive: true });
      const lines = ['title: A long talk', 'author: Ada Lovelace', 'event: A long day', 'date: 2024-11-05'];
      const rest = ['place: Room 1', 'language: en', 'slot: 300m', 'licence: CC-BY-4.0', ''];
      await writeFile(`${slides}/talk.yaml`, [...lines, ...rest].join('\n'));
      const talk = Array.from({ length: MANY }, (_, index) =>
        index % 25 === 0
          ? `# Part ${index / 25}\n`
          : `::slide{budget=60s}\n\n## Slide ${index}\n\n:::steps\n\n- first of ${index}\n- second\n\n:::\n`,
      );
      await writeFile(`${slides}/long.md`, talk.join('\n---\n\n'));
      await buildTalk(slides, out);
      const { url, close } = await serve(out);
      await use(url);
      await close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'All slides' });

async function openSheet(page: Page, url: string) {
  await openDeck(page, url);
  await page.keyboard.press('o');
  const sheet = sheetOf(page);
  await expect(sheet).toBeVisible();
  return sheet;
}

test('parts are rows, each slide is complete, and the present one is marked and named', async ({ page, site }) => {
  const sheet = await openSheet(page, `${site.url}#/hypervisor/1`);
  const count = await page.locator('.slides > section').count();
  await expect(sheet.locator('.thumb > section')).toHaveCount(count);
  await expect(sheet.locator('.part-row > h3')).toHaveText([
    'Opening',
    '1 Terminology',
    '2 NetBSD and software emulation',
    '3 NetBSD and hardware assisted emulation',
    '4 Future plans',
    '5 Since 2019',
    'For questions',
  ]);
  // Without scrolling, on a stage of the usual size.
  expect(
    await sheet.locator('.part-rows').evaluate((rows) => rows.scrollHeight - rows.clientHeight),
  ).toBeLessThanOrEqual(0);
  const steps = await sheet.evaluate((all) => ({
    hidden: all.querySelectorAll('.fragment:not(.visible)').length,
    shown: all.querySelectorAll('.fragment.visible').length,
  }));
  expect(steps.hidden).toBe(0);
  expect(steps.shown).toBeGreaterThan(50);
  const here = sheet.getByRole('button', { name: '6, Hypervisor', exact: true });
  await expect(here).toHaveAttribute('aria-current', 'step');
  await expect(sheet.locator('[aria-current]')).toHaveCount(1);
  await expect(here).toBeFocused();
  await expect(sheet.locator('.which')).toHaveText(/^6Hypervisorplanned at \d+:\d\d of 30:00$/);
  // The slide itself has stayed where it was.
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expectAt(page, 'hypervisor', 1);
});

test(
  'arrows go along a row and to the next, Home and End to the ends of the talk',
  { tag: '@long' },
  async ({ page, site }) => {
    const sheet = await openSheet(page, `${site.url}#hypervisor`);
    for (const [key, slide, name] of [
      ['ArrowDown', 'still-matters', null],
      ['ArrowUp', 'hypervisor', '6, Hypervisor'],
      ['ArrowLeft', 'virtualization', '5, Virtualization'],
      ['l', 'hypervisor', '6, Hypervisor'],
      ['Home', 'status-report', null],
      ['ArrowLeft', 'status-report', null],
      ['End', 'questions', null],
    ] as const) {
      await page.keyboard.press(key);
      if (key === 'ArrowDown') await expect(page.locator('.slides > .present')).not.toHaveAttribute('id', 'hypervisor');
      else await expectAt(page, slide);
      if (name !== null) await expect(sheet.getByRole('button', { name, exact: true })).toBeFocused();
      await expect(sheet.locator('[aria-current]')).toHaveCount(1);
      await expect(sheet.locator('[aria-current]')).toBeFocused();
    }
    // The focus stays inside, and comes back to the slide.
    await page.keyboard.press('Tab');
    await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(sheet.locator('[aria-current]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(sheet).toHaveCount(0);
    await expectAt(page, 'questions');
  },
);

test('a remote closes it and steps on; the page’s own keys work there; the dark is not covered', async ({
  page,
  site,
}) => {
  const sheet = await openSheet(page, `${site.url}#hypervisor`);
  await page.keyboard.press('PageDown');
  await expect(sheet).toHaveCount(0);
  await expectAt(page, 'hypervisor', 1);
  await page.keyboard.press('o');
  await page.keyboard.press('d');
  await expect(page.locator('html')).toHaveAttribute('data-theme');
  await page.keyboard.press('g');
  await page.keyboard.type('bio');
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('button', { name: '2, Bio', exact: true })).toBeFocused();
  await page.keyboard.press('b');
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('.pause-overlay')).toBeVisible();
});

for (const [name, size, media] of [
  ['a hall', { width: 1280, height: 720 }, {}],
  ['the dark', { width: 1280, height: 720 }, { colorScheme: 'dark' }],
  ['forced colours', { width: 1280, height: 720 }, { forcedColors: 'active' }],
  ['a phone', { width: 390, height: 844 }, {}],
] as const)
  test(`axe finds nothing, and nothing scrolls sideways: ${name}`, { tag: '@long' }, async ({ page, site }) => {
    await page.setViewportSize(size);
    await page.emulateMedia(media);
    const sheet = await openSheet(page, `${site.url}?deck#nvmm`);
    await expect(sheet.locator('[aria-current]')).toBeInViewport();
    expect(await sheet.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    expect(await faultsIn(page, '.all-slides')).toEqual([]);
  });

test('of a long talk only what is seen is laid out, whatever its length, and it scrolls by rows', async ({
  page,
  long,
}) => {
  const sheet = await openSheet(page, `${long}#slide-148`);
  const [tiles, drawn] = [sheet.locator('.tile'), sheet.locator('.thumb > section')];
  await expect(tiles).toHaveCount(MANY);
  await expect(sheet.locator('.part-row')).toHaveCount(MANY / 25);
  await expect(sheet.locator('[aria-current]')).toBeInViewport();
  await expect(sheet.locator('[aria-current]')).toBeFocused();
  // Every slide on the screen, with its steps.
  const undrawn = () =>
    sheet.locator('.part-rows').evaluate((rows) => {
      const { top, bottom } = rows.getBoundingClientRect();
      return [...rows.querySelectorAll('.thumb')].filter((thumb) => {
        const box = thumb.getBoundingClientRect();
        return box.bottom > top && box.top < bottom && !thumb.firstElementChild;
      }).length;
    });
  await expect.poll(undrawn).toBe(0);
  expect(await drawn.count()).toBeLessThan(MANY / 3);
  await expect(sheet.locator('[data-slide="slide-148"] .fragment.visible')).toHaveCount(2);
  // Small enough for several in a row, and large enough to be told apart.
  const width = await tiles.first().evaluate((tile) => tile.getBoundingClientRect().width);
  expect(width).toBeGreaterThan(140);
  expect(width).toBeLessThan(260);

  await page.keyboard.press('End');
  await expectAt(page, `slide-${MANY - 1}`);
  await expect(sheet.locator('[aria-current]')).toBeInViewport({ ratio: 1 });
  await expect.poll(undrawn).toBe(0);
  expect(await drawn.count()).toBeLessThan((2 * MANY) / 3);
  await page.keyboard.press('Escape');
  // The closed overview has no layout.
  await expect(page.locator('.thumb')).toHaveCount(0);
});
