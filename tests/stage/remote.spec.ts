/** What a presenter’s remote sends, and a keyboard: real keys, with the repeats of X. */
import type { Page } from '@playwright/test';
import { expectAt } from '../e2e/deck.ts';
import { expect, isFull, SCREEN, test } from './stage.ts';

/** Marks a page, so that one that was loaded anew is told from it. */
const mark = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.dataset['same'] = '';
  });

const isSame = (page: Page) => page.evaluate(() => document.documentElement.dataset['same'] === '');

test('a remote goes on and back, black and light, and its start button fills the screen', async ({ open, url }) => {
  const stage = await open(`${url}#xen`);
  const hall = await stage.page('deck');
  await mark(hall);
  await stage.press('F5');
  await expect.poll(() => isFull(hall)).toBe(true);
  await stage.press('Next', 'Next');
  await expectAt(hall, 'xen', 2);
  await stage.press('Prior');
  await expectAt(hall, 'xen', 1);
  for (const key of ['b', 'period']) {
    await stage.press(key);
    await expect(hall.locator('.reveal.paused')).toBeVisible();
    await stage.press(key);
    await expect(hall.locator('.reveal.paused')).toHaveCount(0);
  }
  await stage.press('shift+F5', 'F5');
  await stage.press('Next');
  await expectAt(hall, 'xen', 2);
  expect(await isFull(hall)).toBe(true);
  // The button sends this every second time. It ends full screen, and shows nobody all the slides.
  await stage.press('Escape');
  await expect.poll(() => isFull(hall)).toBe(false);
  await stage.press('shift+F5');
  await expect.poll(() => isFull(hall)).toBe(true);
  await expectAt(hall, 'xen', 2);
  await expect(hall.locator('.reveal.overview')).toHaveCount(0);
  expect(await isSame(hall)).toBe(true);
});

test('a remote on the desk moves the hall, and its start button fills the desk’s screen alone', async ({
  open,
  url,
}) => {
  const stage = await open(`${url}#xen`);
  const hall = await stage.page('deck');
  await stage.press('s');
  const desk = await stage.page('speaker');
  await stage.move(hall, SCREEN.width + 20, 20);
  await stage.click(hall);
  await stage.press('f');
  await expect.poll(() => isFull(hall)).toBe(true);
  await stage.click(desk.getByRole('heading').first());
  await mark(desk);
  await stage.press('F5', 'shift+F5');
  await expect.poll(() => isFull(desk)).toBe(true);
  await stage.press('Next', 'b');
  await expectAt(hall, 'xen', 1);
  await expect(hall.locator('.reveal.paused')).toBeVisible();
  await stage.press('b', 'Escape');
  await expect.poll(() => isFull(desk)).toBe(false);
  await expect(hall.locator('.reveal.paused')).toHaveCount(0);
  await stage.press('Escape', 'Next');
  await expectAt(hall, 'xen', 2);
  expect(await isFull(hall)).toBe(true);
  expect(await isSame(desk)).toBe(true);
});

test('a key that is held down is one press, in the deck and on the desk', async ({ open, url }) => {
  const stage = await open(`${url}#xen`);
  const hall = await stage.page('deck');
  await stage.hold('Next', hall, 15);
  await expectAt(hall, 'xen', 1);
  await stage.hold('b', hall, 15);
  await expect(hall.locator('.reveal.paused')).toBeVisible();
  await stage.press('b', 's');
  const desk = await stage.page('speaker');
  await stage.hold('Next', desk, 15);
  await expectAt(hall, 'xen', 2);
  await stage.hold('Prior', desk, 15);
  await expectAt(hall, 'xen', 1);
  await stage.press('Next');
  await expectAt(hall, 'xen', 2);
});

/** By where they lie on the keyboard, whatever is printed on them. */
const KEYS = { W: '25', B: '56', S: '39', N: '57' } as const;

for (const layout of ['il', 'ru', 'gr', 'ara'])
  test(`letters are keys under a layout without Latin ones: ${layout}`, async ({ open, url }) => {
    const stage = await open(`${url}#xen`);
    await stage.layOut(layout);
    try {
      const hall = await stage.page('deck');
      await stage.press(KEYS.N);
      await expectAt(hall, 'xen', 1);
      await stage.press(KEYS.S);
      const desk = await stage.page('speaker');
      await stage.press(KEYS.W);
      await expect(desk.locator('.desk')).toHaveAttribute('data-layout', 'notes');
      await stage.press(KEYS.W);
      await expect(desk.locator('.desk')).toHaveAttribute('data-layout', '');
      await stage.press(KEYS.B);
      await expect(hall.locator('.reveal.paused')).toBeVisible();
    } finally {
      await stage.layOut('us');
    }
  });
