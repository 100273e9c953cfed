import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { expectAt } from './deck.ts';
import { expect, test } from './fixtures.ts';

test('the site works from a folder of a host it shares', async ({ page, siteInFolder }) => {
  const { pathname, origin } = new URL(siteInFolder.url);
  expect(pathname.split('/').length).toBeGreaterThan(3);
  const take = watch(page, origin);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));

  await openDeck(page, `${siteInFolder.url}#topics`);
  await page.locator('#topics a[href="#terminology"]').click();
  await expectAt(page, 'terminology');
  await page.evaluate(() => document.fonts.ready);
  await page.goto(`${siteInFolder.url}?print`);
  await waitForPage(page, { ready: 'print' });

  expect(take()).toEqual([]);
  expect(asked.filter((path) => !path.startsWith(pathname))).toEqual([]);
  expect(asked.filter((path) => path.endsWith('.woff2')).length).toBeGreaterThan(1);
});

test('without the slash at the end the address is mended, query and slide included', async ({ page, siteInFolder }) => {
  await openDeck(page, `${siteInFolder.url.slice(0, -1)}?theme=dark#hypervisor`);
  await expectAt(page, 'hypervisor');
  expect(page.url()).toBe(`${siteInFolder.url}?theme=dark#hypervisor`);
});
