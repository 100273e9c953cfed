import type { Page } from '@playwright/test';
import { openDeck, show, waitForPage } from '../../../src/inspect/open.ts';
import { SPEEDS } from '../../../src/figures/execution-lab/play.ts';
import { expect, test } from '../fixtures.ts';

const FIGURE = '#execution-lab [data-figure]';

/** Opens the slide, and stops the clock: from then on time passes by hand alone. */
async function open(page: Page, url: string): Promise<void> {
  await page.clock.install({ time: new Date('2019-03-20T10:00:00Z') });
  await openDeck(page, `${url}#execution-lab`);
  await page.clock.pauseAt(new Date('2019-03-20T11:00:00Z'));
}

/** The controls appear when the pointer moves, as it has before a click. */
async function press(page: Page, name: string): Promise<void> {
  await page.mouse.move(640, 300);
  await page.locator(FIGURE).getByRole('button', { name, exact: true }).click();
}

test('it plays, pauses, and comes to its end; the address follows when it rests', async ({ page, site }) => {
  await open(page, site.url);
  const figure = page.locator(FIGURE);
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  await press(page, 'Play');
  await page.clock.runFor(5 * SPEEDS.slow);
  await expect(figure).toHaveAttribute('state', '5');
  expect(new URL(page.url()).hash).toBe('#execution-lab');

  await press(page, 'Pause');
  await page.clock.runFor(5 * SPEEDS.slow);
  await expect(figure).toHaveAttribute('state', '5');
  expect(new URL(page.url()).hash).toBe('#/execution-lab/0/5');

  await press(page, 'Play fast');
  await page.clock.runFor(50 * SPEEDS.fast);
  await expect(figure).toHaveAttribute('state', '40');
  await expect(button('Play')).toBeDisabled();
  expect(new URL(page.url()).hash).toBe('#/execution-lab/0/40');
});

test('a step of the deck, and leaving the slide, stop it', async ({ page, site }) => {
  await open(page, site.url);
  const figure = page.locator(FIGURE);
  await press(page, 'Play');
  await page.clock.runFor(3 * SPEEDS.slow);
  await page.keyboard.press('PageDown');
  await page.clock.runFor(3 * SPEEDS.slow);
  await expect(figure).toHaveAttribute('state', '1');
  await expect(figure).not.toHaveAttribute('playing');

  await press(page, 'Play');
  await page.keyboard.press('Home');
  await page.clock.runFor(3 * SPEEDS.slow);
  await expect(figure).not.toHaveAttribute('playing');
});

test('from step to step nothing moves but the cursor, which stands where the next instruction begins', async ({
  page,
  site,
}) => {
  await openDeck(page, `${site.url}#execution-lab`);
  const figure = page.locator(FIGURE);
  const seen: unknown[] = [];
  for (let step = 0; step <= 6; step += 1) {
    await show(page, { slide: 'execution-lab', step });
    seen.push(
      await figure.evaluate((one) =>
        [...one.querySelectorAll('b, .trace, .name, .lane, .model')].map((part) => {
          const { x, y, height } = part.getBoundingClientRect();
          // The sentence that stands in the place of two lanes begins where they do.
          return [Math.round(x), Math.round(y), Math.round(height)];
        }),
      ),
    );
    const { cursor, next } = await figure.locator('.trace').evaluate((trace) => {
      const cells = [...trace.querySelectorAll('i')].map((cell) => cell.getBoundingClientRect());
      const done = trace.querySelectorAll('.done').length;
      const [before, after] = [cells[done - 1]?.right, cells[done]?.left];
      const { left } = trace.getBoundingClientRect();
      const next = ((before ?? after ?? 0) + (after ?? before ?? 0)) / 2;
      return { cursor: left + parseFloat(getComputedStyle(trace, '::after').insetInlineStart) + 2, next };
    });
    expect(Math.abs(cursor - next), `step ${step.toString()}`).toBeLessThanOrEqual(2);
  }
  for (const places of seen) expect(places).toEqual(seen[0]);
});

test('on a phone it is as wide as its column, and one screen high', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site.url}read/#execution-lab`);
  await waitForPage(page, { ready: 'article', figures: 'ready' });
  const figure = page.locator(FIGURE);
  for (const state of ['', '24', '40,foreign']) {
    await figure.evaluate((one, text) => {
      one.setAttribute('state', text);
    }, state);
    const { across, down } = await figure.evaluate((one) => ({
      across: one.scrollWidth - one.clientWidth,
      down: one.getBoundingClientRect().height,
    }));
    expect(across).toBe(0);
    expect(down).toBeLessThanOrEqual(844);
  }
});

test('the counts of a kernel: steps, the mix and the console choose a row, which is the address', async ({
  page,
  site,
}) => {
  await openDeck(page, `${site.url}#exits-counted`);
  const figure = page.locator('#exits-counted [data-figure]');
  const counts = figure.locator('dd');
  const inTable = (row: number) =>
    figure
      .locator('tbody tr')
      .nth(row)
      .locator('td')
      .evaluateAll((cells) => cells.slice(-3).map((cell) => cell.textContent.trim()));
  await expect(counts).toHaveText(await inTable(0));
  await page.keyboard.press('PageDown');
  await expect(counts).toHaveText(await inTable(4));
  await page.keyboard.press('PageDown');
  await expect(counts).toHaveText(await inTable(5));

  await page.mouse.move(640, 360);
  const mix = figure.getByRole('slider', { name: 'Rounds per message' });
  await expect(mix).toHaveAttribute('aria-valuetext', '0');
  // The middle of three.
  await mix.click();
  await expect(counts).toHaveText(await inTable(3));
  await expect(mix).not.toBeFocused();
  expect(new URL(page.url()).hash).toBe('#/exits-counted/2/200,paravirtual');
  const console = figure.getByRole('button', { name: 'Paravirtual console' });
  await expect(console).toHaveAttribute('aria-pressed', 'true');
  await console.click();
  await expect(counts).toHaveText(await inTable(2));

  await mix.focus();
  await page.keyboard.press('ArrowRight');
  await expect(counts).toHaveText(await inTable(4));
  await expect(mix).toHaveAttribute('aria-valuetext', '0');
  await page.keyboard.press('Home');
  await expect(counts).toHaveText(await inTable(0));
  expect(await page.evaluate(() => document.querySelector('section.present')?.id)).toBe('exits-counted');
  await page.keyboard.press('PageUp');
  await expect(counts).toHaveText(await inTable(4));
});

test('bars are on one scale of powers of ten, and from step to step nothing else moves', async ({ page, site }) => {
  await openDeck(page, `${site.url}#exits-counted`);
  const figure = page.locator('#exits-counted [data-figure]');
  const seen: unknown[] = [];
  for (let step = 0; step <= 2; step += 1) {
    await show(page, { slide: 'exits-counted', step });
    const bars = await figure
      .locator('.lane')
      .evaluateAll((lanes) => lanes.map((lane) => (lane.querySelector('.hatch')?.clientWidth ?? 0) / lane.clientWidth));
    const numbers = (await figure.locator('dd').allTextContents()).map((text) => Number(text.replaceAll(',', '')));
    bars.forEach((bar, way) => {
      expect(bar).toBeCloseTo(Math.log10(numbers[way] ?? 1) / Math.log10(numbers[0] ?? 1), 2);
    });
    seen.push(
      await figure.evaluate((one) =>
        [...one.querySelectorAll('.name, .lane, .scale span, .model')].map((part) => {
          const { x, y, width, height } = part.getBoundingClientRect();
          return [x, y, width, height].map(Math.round);
        }),
      ),
    );
  }
  for (const places of seen) expect(places).toEqual(seen[0]);
});

test('the counts of a kernel are as wide as a phone’s column, in every row', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  await page.goto(`${site.url}read/#exits-counted`);
  await waitForPage(page, { ready: 'article', figures: 'ready' });
  const figure = page.locator('#exits-counted [data-figure]');
  for (const state of ['', '200', '0', '0,paravirtual']) {
    const { across, down } = await figure.evaluate((one, text) => {
      one.setAttribute('state', text);
      return { across: one.scrollWidth - one.clientWidth, down: one.getBoundingClientRect().height };
    }, state);
    expect(across).toBe(0);
    expect(down).toBeLessThanOrEqual(740);
  }
});
