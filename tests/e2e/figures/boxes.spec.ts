import type { Page } from '@playwright/test';
import { openDeck, show, waitForPage } from '../../../src/inspect/open.ts';
import { expect, test } from '../fixtures.ts';

const slides = ['hypervisor', 'xen-layers', 'engine-layers'];

/** Where something lies in the window, in px. */
interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const edgesOf = (page: Page, selector: string): Promise<Edges[]> =>
  page.locator(selector).evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );

const areApart = (one: Edges, other: Edges) =>
  one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

test('machines stand on one floor, with rows at the same height, and no name leaves its box', async ({
  page,
  site,
}) => {
  await openDeck(page, site.url);
  for (const slide of slides) {
    await show(page, { slide, step: 0 });
    const present = `[id="${slide}"] talk-boxes`;
    const tops = await page
      .locator(`${present} .stack`)
      .evaluateAll((all) =>
        all.map((one) =>
          [...one.querySelectorAll(':scope > .row')].map((row) => Math.round(row.getBoundingClientRect().top)),
        ),
      );
    expect(new Set(tops.map((rows) => rows.join())).size, slide).toBe(1);
    const outside = await page.locator(`${present} .label > span`).evaluateAll(
      (names) =>
        names.filter((name) => {
          const [inner, outer] = [name, name.closest('.box') ?? name].map((one) => one.getBoundingClientRect());
          return (inner?.right ?? 0) > (outer?.right ?? 0) || (inner?.bottom ?? 0) > (outer?.bottom ?? 0);
        }).length,
    );
    expect(outside, slide).toBe(0);
    const sizes = await page
      .locator(`${present} .label`)
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).fontSize));
    expect(new Set(sizes)).toEqual(new Set(['24px']));
  }
});

test('what is not shown yet keeps its room, and is no choice', async ({ page, site }) => {
  await openDeck(page, site.url);
  const boxes = '[id="hypervisor"] talk-boxes .box';
  await show(page, { slide: 'hypervisor', step: 0 });
  const before = await edgesOf(page, boxes);
  expect(await page.locator(`${boxes} > [data-choice]`).count()).toBe(2);
  await show(page, { slide: 'hypervisor', step: 2 });
  expect(await edgesOf(page, boxes)).toEqual(before);
  expect(await page.locator(`${boxes} > [data-choice]`).count()).toBe(before.length);
});

for (const [name, path, ready] of [
  ['on the stage', '#/engine-layers/9', 'deck'],
  ['on paper', '?print', 'print'],
  ['in the article', 'read/#engine-layers', 'article'],
  ['in the handout', 'handout/#engine-layers', 'print'],
] as const) {
  test(`stops lie in their boxes, and on no name: ${name}`, async ({ page, site }) => {
    await page.goto(`${site.url}${path}`);
    await waitForPage(page, { ready });
    const present = '[id="engine-layers"] talk-boxes';
    await expect(page.locator(`${present} .stop`)).toHaveCount(9);
    const [stops, names, [frame]] = await Promise.all([
      edgesOf(page, `${present} .stop circle`),
      edgesOf(page, `${present} .label > span`),
      edgesOf(page, `${present} .machines`),
    ]);
    for (const stop of stops) {
      for (const other of names) expect(areApart(stop, other)).toBe(true);
      expect(frame && areApart(stop, frame)).toBe(false);
    }
  });
}

test('on a narrow page machines follow each other, and nothing leaves it', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${site.url}read/#engine-layers`);
  await waitForPage(page, { ready: 'article', figures: 'ready' });
  const [first, second] = await edgesOf(page, '[id="engine-layers"] .stack');
  expect(second?.top).toBeGreaterThan(first?.bottom ?? Infinity);
  const wide = await page
    .locator('talk-boxes .box, talk-boxes .way')
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length);
  expect(wide).toBe(0);
});
