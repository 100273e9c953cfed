/** Windows: which opens, which has the focus, which fills which screen. */
import type { Page } from '@playwright/test';
import { expectAt } from '../e2e/deck.ts';
import { expect, hasFocus, isFull, SCREEN, test, type Stage } from './stage.ts';

const NOT_FULL = 'The audience window is not full screen.';

/** Deck and desk, with the desk in front; it lies over the deck, which is then put where the projector is. */
async function openBoth(stage: Stage): Promise<{ hall: Page; desk: Page }> {
  const hall = await stage.page('deck');
  await stage.press('s');
  const desk = await stage.page('speaker');
  await expect(desk.locator('.sign').first()).toContainText('live');
  await stage.move(hall, SCREEN.width + 20, 20);
  return { hall, desk };
}

/** The slide that lies on the desk, in its address. */
const expectDeskAt = (desk: Page, hash: string) => expect.poll(() => new URL(desk.url()).hash).toBe(hash);

const boxOf = (page: Page) => page.evaluate(() => [screenX, screenY, innerWidth, innerHeight]);

test('S opens the speaker view in a window of its own, which has the keys; either window steers', async ({
  open,
  url,
}) => {
  const stage = await open(`${url}#xen`);
  const { hall, desk } = await openBoth(stage);
  expect((await stage.windows()).length).toBe(2);
  await expect.poll(() => hasFocus(desk)).toBe(true);
  expect(await hasFocus(hall)).toBe(false);
  await stage.press('Next');
  await expectAt(hall, 'xen', 1);
  await expectDeskAt(desk, '#/xen/1');
  await stage.click(hall);
  await expect.poll(() => hasFocus(hall)).toBe(true);
  await stage.press('Next');
  await expectDeskAt(desk, '#/xen/2');
  await expectAt(hall, 'xen', 2);
  await stage.click(desk.getByRole('button', { name: 'Back', exact: true }));
  await expectAt(hall, 'xen', 1);
});

test('a second S tells of the first view, and a closed one leaves the keys to the deck', async ({ open, url }) => {
  const stage = await open(`${url}#xen`);
  const { hall, desk } = await openBoth(stage);
  await stage.click(hall);
  await stage.press('s');
  await expect(hall.locator('.aria-status')).toContainText('A speaker view is open in another window.');
  expect((await stage.windows()).length).toBe(2);
  await stage.click(desk.getByRole('heading').first());
  await stage.press('ctrl+w');
  await expect.poll(async () => (await stage.windows()).length).toBe(1);
  await expect.poll(() => hasFocus(hall)).toBe(true);
  await stage.press('Next');
  await expectAt(hall, 'xen', 1);
});

test('S on the desk opens a window for the audience where it was', async ({ open, url }) => {
  const stage = await open(`${url}#xen`);
  const { hall, desk } = await openBoth(stage);
  await stage.press('Next');
  await expectAt(hall, 'xen', 1);
  await stage.click(hall);
  await stage.press('ctrl+w');
  await expect(desk.locator('.sign').first()).toContainText('No audience window is open.');
  await expect.poll(() => hasFocus(desk)).toBe(true);
  await stage.press('s');
  const another = await stage.page('deck');
  await expectAt(another, 'xen', 1);
  await expect(desk.locator('.sign').first()).toContainText('live');
});

test('where the browser keeps windows closed, deck and desk say so, and a click on the link opens them', async ({
  open,
  url,
}) => {
  const stage = await open(`${url}#xen`);
  const hall = await stage.page('deck');
  const pressed = `document.dispatchEvent(new KeyboardEvent('keydown', { key: 's', code: 'KeyS', bubbles: true }))`;
  await stage.runUnasked(hall, pressed);
  const box = hall.getByRole('dialog', { name: 'Speaker view', exact: true });
  await expect(box).toContainText('The browser kept the window from opening.');
  expect((await stage.windows()).length).toBe(1);
  await stage.press('Escape');
  await expect(box).toBeHidden();
  await stage.press('Next');
  await expectAt(hall, 'xen', 1);
  await stage.runUnasked(hall, pressed);
  await stage.click(box.getByRole('link'));
  const desk = await stage.page('speaker');
  await expectDeskAt(desk, '#/xen/1');
  await expect.poll(() => hasFocus(desk)).toBe(true);

  await expect(hall.locator('dialog[open]')).toHaveCount(0);
});

test('where the browser keeps windows closed, a click on the link of the desk opens one for the audience', async ({
  open,
  url,
}) => {
  const stage = await open(`${url}speaker/#xen`);
  const desk = await stage.page('speaker');
  await expect(desk.getByRole('button', { name: 'Open one' })).toBeVisible();
  await stage.runUnasked(desk, `document.querySelector('.sign.alone button').click()`);
  await stage.click(desk.getByRole('link', { name: 'this link opens it' }));
  const hall = await stage.page('deck');
  await expectAt(hall, 'xen');
  await expect.poll(() => hasFocus(hall)).toBe(true);
  await stage.press('Next');
  await expectDeskAt(desk, '#/xen/1');
});

test('F, then S: nothing opens before it is said what that would show, and Escape leaves all as it was', async ({
  open,
  url,
}) => {
  const stage = await open(`${url}#xen`);
  const hall = await stage.page('deck');
  await stage.press('f');
  await expect.poll(() => isFull(hall)).toBe(true);
  await expect.poll(() => boxOf(hall)).toEqual([0, 0, SCREEN.width, SCREEN.height]);
  await stage.press('s');
  const box = hall.getByRole('dialog', { name: 'Speaker view, over the slides' });
  await expect(box).toBeVisible();
  expect((await stage.windows()).length).toBe(1);
  expect(await isFull(hall)).toBe(true);
  await stage.press('Next');
  await expect(box).toBeHidden();
  await expectAt(hall, 'xen', 1);
  expect(await isFull(hall)).toBe(true);

  await stage.press('s');
  await stage.click(box.getByRole('button', { name: 'Open it all the same' }));
  const desk = await stage.page('speaker');
  await expect.poll(() => hasFocus(desk)).toBe(true);
  await stage.press('Next');
  await expectAt(hall, 'xen', 2);
  // Not every version of every browser ends full screen for a window over it; the desk says how it is.
  const warning = desk.locator('.sign', { hasText: NOT_FULL });
  await expect.poll(async () => (await warning.isVisible()) !== (await isFull(hall))).toBe(true);
  await stage.move(desk, SCREEN.width + 20, 20);
  await stage.activate(await hall.title());
  if (await isFull(hall)) await stage.press('Escape');
  await expect.poll(() => isFull(hall)).toBe(false);
  await expect(warning).toBeVisible();
  await expect.poll(async () => (await boxOf(hall))[3]).toBeLessThan(SCREEN.height);
  // As the desk says: “Click it, and press F there.”
  await stage.click(hall);
  await stage.press('f');
  await expect.poll(() => isFull(hall)).toBe(true);
  await expect(warning).toBeHidden();
});

test('on two screens the deck fills the second, and stays so while the desk is worked', async ({ open, url }) => {
  const stage = await open(`${url}#xen`);
  const { hall, desk } = await openBoth(stage);
  const warning = desk.locator('.sign', { hasText: NOT_FULL });
  await expect(warning).toBeVisible();
  await stage.click(hall);
  await stage.press('f');
  await expect.poll(() => boxOf(hall)).toEqual([SCREEN.width, 0, SCREEN.width, SCREEN.height]);
  await expect(warning).toBeHidden();
  await expect(desk.locator('.sign').first()).toContainText('live');

  await stage.click(desk.getByRole('button', { name: 'Next', exact: true }));
  await expectAt(hall, 'xen', 1);
  await expect.poll(() => hasFocus(desk)).toBe(true);
  for (const step of [2, 3]) {
    await stage.press('Next');
    await expectAt(hall, 'xen', step);
  }
  await stage.press('b');
  await expect(hall.locator('.reveal.paused')).toBeVisible();
  await stage.press('b');
  expect(await isFull(hall)).toBe(true);
  await expect(warning).toBeHidden();

  // Escape is the browser's own there. The slides stay as they are, and the desk tells.
  await stage.click(hall);
  await stage.press('Escape');
  await expect.poll(() => isFull(hall)).toBe(false);
  await expect(warning).toBeVisible();
  await expect(hall.locator('.reveal.overview')).toHaveCount(0);
  await expectAt(hall, 'xen', 3);
});

test('the browser’s own full screen counts, too', async ({ open, url }) => {
  const stage = await open(`${url}#xen`);
  const { hall, desk } = await openBoth(stage);
  const warning = desk.locator('.sign', { hasText: NOT_FULL });
  await expect(warning).toBeVisible();
  await stage.click(hall);
  await stage.press('F11');
  await expect(warning).toBeHidden();
  await stage.press('F11');
  await expect(warning).toBeVisible();
});

test('moved, made smaller, left and returned to: after a click a window has the keys', async ({ open, url }) => {
  const stage = await open(`${url}#xen`);
  const { hall, desk } = await openBoth(stage);
  await stage.resize(hall, 700, 500);
  await stage.move(hall, SCREEN.width + 100, 60);
  await stage.resize(desk, 1000, 600);
  let step = 0;
  for (const window of [hall, desk, hall, desk]) {
    await stage.click(window === hall ? hall : desk.getByRole('heading').first());
    await expect.poll(() => hasFocus(window)).toBe(true);
    await stage.press('Next');
    step += 1;
    await expectAt(hall, 'xen', step);
  }
  // Another program's window is in front for a while.
  await stage.click(hall);
  await stage.press('ctrl+n');
  await expect.poll(() => hasFocus(hall)).toBe(false);
  await stage.press('ctrl+w');
  await expect.poll(() => hasFocus(hall)).toBe(true);
  await stage.press('Prior');
  await expectAt(hall, 'xen', step - 1);
});

test('the preflight sees the second screen', async ({ open, url }) => {
  const stage = await open(`${url}preflight/`);
  const page = await stage.page('preflight');
  await expect(page.locator('li', { hasText: 'Second screen' })).toHaveText(/Second screen there$/);
});
