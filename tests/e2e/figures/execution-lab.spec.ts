import type { Page } from '@playwright/test';
import { openDeck } from '../../../src/inspect/open.ts';
import { SPEEDS } from '../../../src/figures/execution-lab/play.ts';
import { expect, test } from '../fixtures.ts';

const FIGURE = '#execution-lab [data-figure]';

/** Opens the slide, and stops the clock: from then on time passes by hand alone. */
async function open(page: Page, url: string): Promise<void> {
  await page.clock.install({ time: new Date('2019-03-20T10:00:00Z') });
  await openDeck(page, `${url}#execution-lab`);
  await page.clock.pauseAt(new Date('2019-03-20T11:00:00Z'));
}

test('it plays, pauses, and comes to its end; the address follows when it rests', async ({ page, site }) => {
  await open(page, site.url);
  const figure = page.locator(FIGURE);
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  await button('Play').click();
  await page.clock.runFor(5 * SPEEDS.slow);
  await expect(figure).toHaveAttribute('state', '5');
  expect(new URL(page.url()).hash).toBe('#execution-lab');

  await button('Pause').click();
  await page.clock.runFor(5 * SPEEDS.slow);
  await expect(figure).toHaveAttribute('state', '5');
  expect(new URL(page.url()).hash).toBe('#/execution-lab/0/5');

  await button('Play fast').click();
  await page.clock.runFor(50 * SPEEDS.fast);
  await expect(figure).toHaveAttribute('state', '40');
  await expect(button('Play')).toBeDisabled();
  expect(new URL(page.url()).hash).toBe('#/execution-lab/0/40');
});

test('a step of the deck, and leaving the slide, stop it', async ({ page, site }) => {
  await open(page, site.url);
  const figure = page.locator(FIGURE);
  await figure.getByRole('button', { name: 'Play', exact: true }).click();
  await page.clock.runFor(3 * SPEEDS.slow);
  await page.keyboard.press('PageDown');
  await page.clock.runFor(3 * SPEEDS.slow);
  await expect(figure).toHaveAttribute('state', '1');
  await expect(figure).not.toHaveAttribute('playing');

  await figure.getByRole('button', { name: 'Play', exact: true }).click();
  await page.keyboard.press('Home');
  await page.clock.runFor(3 * SPEEDS.slow);
  await expect(figure).not.toHaveAttribute('playing');
});
