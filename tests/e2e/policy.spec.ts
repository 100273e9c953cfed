import { openDeck, outlineOf, show } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { expect, test } from './fixtures.ts';

test('the policy stands in the page, before anything loads, and has no holes', async ({ page, site }) => {
  await page.goto(site.url);
  const policy = page.locator('head > meta[http-equiv="Content-Security-Policy"]');
  const text = (await policy.getAttribute('content')) ?? '';
  expect(text).toContain("default-src 'none'");
  expect(text).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
  expect(await policy.evaluate((meta) => meta.previousElementSibling?.outerHTML)).toBe('<meta charset="utf-8">');
});

test(
  'nothing in the page goes against it, from the first slide to the last, nor in the boxes and the overview',
  { tag: '@long' },
  async ({ page, site }) => {
    const take = watch(page, new URL(site.url).origin);
    await openDeck(page, site.url);
    for (const { id, steps } of await outlineOf(page)) await show(page, { slide: id, step: steps });
    for (const key of ['o', 'o', '?', '?', 'g', 'Escape', 'b', 'b', 'd', 'd', 't', 't', 'Home', 'End']) {
      await page.keyboard.press(key);
    }
    for (const query of ['?print', '?print=steps', '?theme=dark&year=today']) {
      await page.goto(`${site.url}${query}`);
      await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
    }
    expect(take()).toEqual([]);
  },
);

test('a violation would be heard', async ({ page, site }) => {
  const take = watch(page, new URL(site.url).origin);
  await openDeck(page, site.url);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">against the policy</p>');
  });
  await expect.poll(() => take().map(({ text }) => text)).toEqual([expect.stringContaining('Content Security Policy')]);
});
