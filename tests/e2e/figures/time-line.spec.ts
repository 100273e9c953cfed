import { openDeck, show, waitForPage } from '../../../src/inspect/open.ts';
import { expect, test } from '../fixtures.ts';

const FIGURE = '#timeline [data-figure]';

test('it stands on the floor, in the width of the slide, and names the chosen event below', async ({ page, site }) => {
  await openDeck(page, `${site.url}#timeline`);
  const figure = page.locator(FIGURE);
  for (let step = 0; step <= 7; step += 1) {
    await show(page, { slide: 'timeline', step });
    const places = await figure.evaluate((one) => {
      const slide = one.closest('section');
      const [box, foot] = [one.querySelector('.wide'), slide?.querySelector(':scope > .foot')].map((part) =>
        part?.getBoundingClientRect(),
      );
      const event = one.querySelector('.event')?.getBoundingClientRect();
      return {
        width: box?.width,
        gap: (foot?.top ?? 0) - (box?.bottom ?? 0),
        below: (event?.top ?? 0) - (foot?.top ?? 0),
      };
    });
    expect(places.width).toBe(1152);
    expect(Math.abs(places.gap)).toBeLessThanOrEqual(1);
    expect(places.below).toBeGreaterThan(0);

    const chosen = figure.locator('[role=button][aria-pressed=true]');
    const name = await chosen.getAttribute('aria-label', { timeout: 1000 }).catch(() => 'no event is chosen');
    const [, date = '', text = ''] = /^(.*?), [^:]*: (.*)$/.exec(name ?? '') ?? [];
    if (step > 0) expect(date).not.toBe('');
    await expect(figure.locator('.event')).toContainText(date);
    await expect(figure.locator('.event a')).toHaveText(step > 0 ? text : 'this talk, at bhyvecon Tokyo');
  }
});

test('where there is less room it is smaller as a whole, and then a list', async ({ page, site }) => {
  await page.goto(`${site.url}read/#timeline`);
  await waitForPage(page, { ready: 'article', figures: 'ready' });
  const figure = page.locator(FIGURE);
  for (const [across, isDrawn] of [
    [1280, true],
    [1024, true],
    [390, false],
  ] as const) {
    await page.setViewportSize({ width: across, height: 844 });
    await expect(figure.locator('.wide')).toBeVisible({ visible: isDrawn });
    await expect(figure.locator('.narrow')).toBeVisible({ visible: !isDrawn });
    const { over, gap } = await figure.evaluate((one) => {
      const [drawing, wide] = [one, one.querySelector('.wide')].map((part) => part?.getBoundingClientRect());
      const event = one.querySelector('.event')?.getBoundingClientRect();
      return {
        over: one.scrollWidth - one.clientWidth,
        gap: { end: (drawing?.right ?? 0) - (wide?.right ?? 0), event: (event?.top ?? 0) - (wide?.bottom ?? 0) },
      };
    });
    expect(over).toBe(0);
    if (!isDrawn) continue;
    expect(Math.abs(gap.end)).toBeLessThanOrEqual(1);
    expect(Math.abs(gap.event)).toBeLessThanOrEqual(1);
  }
});
