/** Crashes: one window survives the other’s, and a crashed one is restored at the talk's present place. */
import type { Page } from '@playwright/test';
import { expectAt } from '../e2e/deck.ts';
import { expect, SCREEN, test, type Stage } from './stage.ts';

async function openBoth(stage: Stage): Promise<{ hall: Page; desk: Page; titles: { hall: string; desk: string } }> {
  const hall = await stage.page('deck');
  await stage.press('s');
  const desk = await stage.page('speaker');
  await expect(desk.locator('.sign').first()).toContainText('live');
  await stage.press('Next');
  await expectAt(hall, 'xen', 1);
  await stage.move(hall, SCREEN.width + 20, 20);
  return { hall, desk, titles: { hall: await hall.title(), desk: await desk.title() } };
}

test('the hall’s process is killed: the desk lives and says so, and the hall comes back to the place', async ({
  open,
  url,
}) => {
  const stage = await open(`${url}#xen`);
  const { hall, desk, titles } = await openBoth(stage);
  await stage.crash(hall);
  const sign = desk.locator('.sign').first();
  await expect(sign).toContainText('No audience window is open.');
  await stage.activate(titles.desk);
  await stage.press('Next');
  await expect(desk.locator('h1.place')).toContainText('step 2');
  await stage.activate(titles.hall);
  await stage.press('ctrl+r');
  await stage.lookAgain();
  await expectAt(await stage.page('deck'), 'xen', 2);
  await expect(sign).toContainText('step 2 live');
});

test('the desk’s process is killed: the hall lives, and the desk comes back with its clock', async ({ open, url }) => {
  const stage = await open(`${url}#xen`);
  const { hall, desk, titles } = await openBoth(stage);
  await stage.crash(desk);
  await stage.activate(titles.hall);
  await stage.press('Next');
  await expectAt(hall, 'xen', 2);
  await stage.activate(titles.desk);
  await stage.press('ctrl+r');
  await stage.lookAgain();
  const again = await stage.page('speaker');
  await expect(again.locator('h1.place')).toContainText('step 2');
  await expect(again.locator('.sign').first()).toContainText('step 2 live');
  await expect(again.locator('.elapsed')).not.toHaveText('On the clock 0:00');
  // Where a page has crashed, the browser gives the keys to the next one only at a click.
  await stage.click(again.getByRole('heading').first());
  await stage.press('Next');
  await expectAt(hall, 'xen', 3);
});
