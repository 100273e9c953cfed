/** A run whose windows were all closed some time ago. */
import { expectAt } from '../e2e/deck.ts';
import { expect, SCREEN, test, type Stage } from './stage.ts';

/** Gives a talk up to a step, closes the speaker view, and has 90 minutes go by for what the browser keeps. */
async function leaveRun(stage: Stage, url: string): Promise<void> {
  const hall = await stage.page('deck');
  await stage.press('s');
  const desk = await stage.page('speaker');
  await expect(desk.locator('.sign').first()).toContainText('live');
  await stage.press('Next');
  await expectAt(hall, 'xen', 1);
  await stage.press('ctrl+w');
  await expect.poll(async () => (await stage.windows()).length).toBe(1);
  await hall.goto(`${url}search.json`);
  await hall.evaluate(() => {
    const past = 90 * 60_000;
    for (const [key, text] of Object.entries(localStorage)) {
      if (key.startsWith('talk-alive ')) localStorage.setItem(key, (Number(text) - past).toString());
      if (!key.startsWith('talk-state ')) continue;
      const kept: unknown = JSON.parse(String(text));
      if (typeof kept !== 'object' || kept === null || !('at' in kept)) throw new TypeError('not as we keep it');
      localStorage.setItem(key, JSON.stringify({ ...kept, at: Number(kept.at) - past }));
    }
  });
  await hall.goto(url);
}

for (const [answer, slide, step, clock] of [
  ['Go on with it', 'xen', 1, /^0:0\d on the clock/],
  ['Begin anew', 'status-report', 0, /^0:00 on the clock/],
] as const)
  test(`the deck begins at its first slide, and the desk asks: ${answer}`, async ({ open, url }) => {
    const stage = await open(`${url}#xen`);
    await leaveRun(stage, url);
    const hall = await stage.page('deck');
    await expectAt(hall, 'status-report');
    await expect(hall.locator('.aria-status')).toHaveText(/^A run was left at \d\d:\d\d\. S: go on with it/);
    await stage.click(hall);
    await stage.press('s');
    const desk = await stage.page('speaker');
    const asks = desk.locator('.asks');
    await expect(asks).toContainText('There is a run from');
    await stage.move(hall, SCREEN.width + 20, 20);
    await stage.click(asks.getByRole('button', { name: answer }));
    await expect(asks).toBeHidden();
    await expectAt(hall, slide, step);
    await expect(desk.locator('.elapsed')).toHaveText(clock);
  });
