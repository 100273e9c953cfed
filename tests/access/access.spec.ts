/** Two external checkers, axe and IBM's Equal Access, at one list of places. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { makeOneFile } from '../../src/export/one-file.ts';
import { openDeck, show, waitForPage } from '../../src/inspect/open.ts';
import { faultsIn } from '../e2e/axe.ts';
import { readingReady, skipQuietTime } from '../e2e/deck.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { failuresIn } from './equal-access.ts';
import {
  boxPlaces,
  DESK_KEYS,
  DESKS,
  figurePlaces,
  figuresIn,
  pages,
  seenIn,
  slidePlaces,
  viewsOf,
  type Place,
  type Question,
} from './places.ts';
import { openBox, see, spaceText } from './walk.ts';

/** All slides on one page take Equal Access minutes; it has judged them in the deck, one by one. */
const isLong = ({ address, part }: Place) => part === undefined && /^read|handout|print/.test(address);

/** axe's options for a place; without rules, the defaults. */
const RULES: Readonly<Record<Question, readonly string[] | undefined>> = {
  everything: undefined,
  colours: ['color-contrast', 'link-in-text-block'],
  targets: ['target-size'],
};

/** The findings of axe at a place, and of Equal Access if it applies. */
async function judge(page: Page, place: Place, { both = true } = {}): Promise<string[]> {
  const { name, part, colours, asks } = place;
  await see(page, colours);
  const isForBoth = both && colours === 'light' && asks === 'everything' && !isLong(place);
  const found = [...(await faultsIn(page, part, RULES[asks])), ...(isForBoth ? await failuresIn(page, part) : [])];
  return found.map((fault) => `${name} ${colours} ${fault}`);
}

const tours = (['2019', 'today'] as const).flatMap((year) =>
  (['light', 'dark'] as const).map((colours) => [year, colours] as const),
);

for (const [year, colours] of tours)
  test(`nothing on any step of any slide, ${year}, ${colours}`, async ({ page, site }) => {
    await openDeck(page, `${site.url}?year=${year}`);
    const seen = await seenIn(page);
    const lastOf = new Map(seen.map(({ id, steps }) => [id, steps]));
    const places = slidePlaces(seen, year).filter((place) => place.colours === colours);
    const found: string[] = [];
    for (const place of places) {
      const { way } = place;
      if (way.kind === 'slide') await show(page, way);
      // Steps between the first and the last show nothing new to Equal Access.
      const isEnd = way.kind !== 'slide' || way.step === 0 || way.step === lastOf.get(way.slide);
      found.push(...(await judge(page, place, { both: isEnd })));
    }
    expect(places.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

test('nothing in any figure of the article, at each of its steps and as text', async ({ page, site }) => {
  await skipQuietTime(page);
  await page.goto(`${site.url}read/`);
  await readingReady(page);
  const found: string[] = [];
  const figures = await figuresIn(page);
  // One slide at a time: with the whole article around it, each change forces a layout of the page.
  const slides = await page.evaluateHandle(() => [...document.querySelectorAll('.slides > section')]);
  // Nor the sticky bar: a link is near its buttons only while scrolling.
  await page.locator('main').evaluate((main) => {
    main.replaceChildren(...main.querySelectorAll(':scope > .slides'));
    main.firstElementChild?.replaceChildren();
    document.querySelector('.masthead')?.remove();
  });
  for (const place of figurePlaces(figures)) {
    if (place.way.kind !== 'figure') continue;
    const { slide, nth, state } = place.way;
    await slides.evaluate((all, wanted) => {
      const now = all.find(({ id }) => id === wanted);
      if (now && !now.isConnected) document.querySelector('.slides')?.replaceChildren(now);
    }, slide);
    const figure = page.locator(`[id="${slide}"] [data-figure]`).nth(nth);
    if (state !== undefined)
      await figure.evaluate((one, now) => {
        one.setAttribute('state', now);
      }, state);
    // The button is already pressed, with another name: in dark, the figure is still shown as text.
    else if (place.colours === 'light') await figure.getByRole('button', { name: 'As text' }).click();
    found.push(...(await judge(page, place)));
  }
  expect(figures.length).toBeGreaterThan(10);
  expect(found).toEqual([]);
});

for (const width of [390, 1280])
  test(`nothing in any box, nor a target too small on any page, ${width.toString()} px wide`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    let here: string | undefined;
    const found: string[] = [];
    for (const place of boxPlaces) {
      const { way, address } = place;
      if (address !== here) {
        await page.goto(site.url + address);
        await readingReady(page);
        here = address;
      }
      const close = way.kind === 'box' ? await openBox(page, place) : undefined;
      found.push(...(await judge(page, place)));
      await close?.();
    }
    expect(found).toEqual([]);
  });

for (const address of pages)
  test(`nothing on the page /${address}, however it is seen`, async ({ page, site }) => {
    await page.goto(site.url + address);
    await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
    const found: string[] = [];
    for (const place of viewsOf(address)) {
      await page.setViewportSize({ width: place.width ?? 1280, height: 800 });
      if (place.isSpaced) await spaceText(page);
      found.push(...(await judge(page, place)));
    }
    expect(found).toEqual([]);
  });

for (const [name, size] of DESKS)
  test(`nothing on the desk beside a hall, whatever has been pressed: ${name}`, async ({ context, page, site }) => {
    await openDeck(page, `${site.url}#gdb-session`);
    const speaker = await context.newPage();
    await speaker.setViewportSize(size);
    await speaker.goto(`${site.url}speaker/`);
    await waitForPage(speaker, { ready: 'speaker' });
    for (const key of DESK_KEYS) {
      await speaker.keyboard.press(key);
      expect(await faultsIn(speaker), key).toEqual([]);
    }
  });

test('axe asks for colours, the language and the title', async ({ page, site }) => {
  await page.goto(`${site.url}read/`);
  await readingReady(page);
  await page.evaluate(axe.source);
  const passes = await page.evaluate(async () => {
    const found = await window.axe.run({ resultTypes: ['violations'] });
    return found.passes.map(({ id }) => id);
  });
  expect(passes).toEqual(expect.arrayContaining(['color-contrast', 'html-has-lang', 'document-title']));
});

test('nothing in the one file', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'one-file-'));
  const file = join(folder, 'talk.html');
  await writeFile(file, await makeOneFile(resolve('dist')));
  const { href } = pathToFileURL(file);
  const found: string[] = [];
  for (const edition of ['deck', 'read', 'speaker']) {
    await page.goto(`${href}?${edition}`);
    await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
    found.push(...(await faultsIn(page)).map((fault) => `${edition} ${fault}`));
  }
  await rm(folder, { recursive: true });
  expect(found).toEqual([]);
});
