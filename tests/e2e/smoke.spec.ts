import { EDITIONS, editionNames } from '../../src/contract.ts';
import { watch } from '../../src/inspect/watch.ts';
import { expectAt } from './deck.ts';
import { expect, test } from './fixtures.ts';

/** The browser test of `npm test -- --quick`: every edition starts without errors, and the deck advances. */

for (const name of editionNames) {
  test(`the edition ${name} starts, and does not complain`, async ({ page, site }) => {
    const incidents = watch(page, new URL(site.url).origin);
    await page.goto(site.url + EDITIONS[name]);
    // The handout has no script that it waits for.
    if (name !== 'handout') await page.locator(`html[data-ready="${name}"]`).waitFor();
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
    expect(incidents()).toEqual([]);
  });
}

test('the keys of the deck go on, back and to the article', async ({ page, site }) => {
  await page.goto(`${site.url}#/haxm/1`);
  await expectAt(page, 'haxm', 1);
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'haxm', 2);
  await page.keyboard.press('ArrowLeft');
  await expectAt(page, 'haxm', 1);
  await page.keyboard.press('r');
  await page.waitForURL(`${site.url}read/#/haxm/1`);
});
