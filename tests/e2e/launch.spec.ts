import { launchOptions } from '../../src/setup/launch-options.mjs';
import { expect, test } from './fixtures.ts';

test('the browser goes without all that Playwright has it go without', async ({ playwright }) => {
  const { args, ...options } = launchOptions();
  // Without this switch the browser does not report its command line.
  const browser = await playwright.chromium.launch({ ...options, args: [...args, '--enable-automation'] });
  const session = await browser.newBrowserCDPSession();
  const { arguments: words } = await session.send('Browser.getBrowserCommandLine');
  await browser.close();
  const lists = words
    .filter((word) => word.startsWith('--disable-features='))
    .map((word) => word.split(/[=,]/).slice(1));
  expect(lists).toHaveLength(2);
  const [theirs, ours] = lists;
  expect(ours).toEqual(expect.arrayContaining(theirs ?? []));
});

test('a new window loads our page and none of the browser’s own', async ({ page, browser, site }) => {
  await page.goto(site.url);
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  expect(targetInfos.map(({ url }) => url).filter((url) => url.startsWith('chrome:'))).toEqual([]);
});
