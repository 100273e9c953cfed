import type { Page, Request, Route } from '@playwright/test';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { expectAt, painted } from './deck.ts';
import { expect, test } from './fixtures.ts';

/** Lazy chunks, styles and data, over a network that fails for a while. */

const PAGES = ['?deck', 'read/'] as const;

/** Ways in which a request fails. */
const FAULTS: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'is broken off': (route) => route.abort(),
  'is not found': (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'is a page that asks to log in': (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Log in</title>' }),
  'is cut in the middle': async (route) => {
    const body = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'text/javascript', body: body.slice(0, body.length / 2) });
  },
};

const warning = (page: Page) => page.locator('[aria-live="polite"]').filter({ hasText: 'could not be loaded' });

for (const path of PAGES) {
  for (const [fault, answer] of Object.entries(FAULTS)) {
    test(`a key works when its part comes at last, which first ${fault}: ${path}`, async ({ page, site }) => {
      await expectKeyToRecover(page, { address: site.url + path, files: 'boxes-*.js*', answer });
    });
  }
}

test(
  'a key works when what its part needs comes at last, each file of it',
  { tag: '@long' },
  async ({ page, site }) => {
    test.slow();
    for (const path of PAGES) {
      const needed = await filesBehindKey(page, site.url + path);
      // Its own script, at least one that this imports, and its style.
      expect(needed.length).toBeGreaterThan(2);
      expect(needed.some((file) => file.endsWith('.css'))).toBe(true);
      for (const file of needed)
        await expectKeyToRecover(page, {
          address: site.url + path,
          files: `${file}*`,
          answer: (route) => route.abort(),
        });
    }
  },
);

/** What comes when `?` is pressed and had not come before; on the deck, which fetches it beforehand, what it needs. */
async function filesBehindKey(page: Page, address: string): Promise<string[]> {
  const asked: string[] = [];
  const own = 'boxes-*.js*';
  const note = (request: Request) => asked.push(new URL(request.url()).pathname.replace(/.*\//, ''));
  await page.route(`**/${own}`, (route) => route.abort());
  await page.goto(address);
  await waitForPage(page, { figures: 'ready' });
  await page.unroute(`**/${own}`);
  page.on('request', note);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  page.off('request', note);
  const styles = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][href*="boxes-"]')].map(({ href }) => href),
  );
  return [...new Set([...asked, ...styles.map((href) => href.replace(/.*\//, ''))])].filter((name) =>
    /\.(?:js|css)$/.test(name),
  );
}

interface Trouble {
  readonly address: string;
  readonly files: string;
  readonly answer: (route: Route) => Promise<void>;
}

async function expectKeyToRecover(page: Page, { address, files, answer }: Trouble): Promise<void> {
  await page.route(`**/${files}`, answer);
  await page.goto(address);
  await waitForPage(page, address.endsWith('read/') ? { ready: 'article' } : { figures: 'ready' });
  await expect(warning(page)).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(warning(page)).toBeInViewport();
  await page.unroute(`**/${files}`);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toBeVisible();
  // With its style, and once.
  await expect(help).toHaveCSS('position', 'fixed');
  expect(await page.locator('nav.bar').count()).toBeLessThanOrEqual(1);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
}

test('a hiccup of the network is not noticed', async ({ page, site }) => {
  const failed = new Set<string>();
  // The browser loads the page itself and its static imports.
  const html = await (await page.request.get(site.url)).text();
  await page.route(/\/assets\/.*\.(?:js|css)/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (failed.has(pathname) || html.includes(pathname.replace(/.*\//, ''))) return route.fallback();
    failed.add(pathname);
    return route.abort();
  });
  await page.goto(`${site.url}#xen-guest-types`);
  await expect(page.locator('section.present [data-figure][drawn]')).toBeVisible();
  for (const [key, name] of [
    ['?', 'Keys'],
    ['g', 'Go to'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  expect(failed.size).toBeGreaterThan(10);
});

test('no script runs twice, whatever failed before it came', { tag: '@long' }, async ({ page, site }) => {
  await page.coverage.startJSCoverage();
  const files = /\/assets\/(?:panel|session|figure|clock)-.*\.js/;
  await page.route(files, (route) => route.abort());
  await page.goto(`${site.url}#xen-guest-types`);
  await waitForPage(page, { figures: 'ready' });
  await page.unroute(files);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await waitForPage(speaker, { ready: 'speaker' });
  await speaker.keyboard.press('PageDown');
  await expectAt(page, 'xen-guest-types', 1);
  const ran = (await page.coverage.stopJSCoverage())
    .filter(
      ({ url, functions }) =>
        url.includes('/assets/') && functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)),
    )
    .map(({ url }) => new URL(url).pathname.replace('-late.js', '.js'));
  const twice = ran.filter((name, index) => ran.indexOf(name) !== index);
  // A script that waits for another has not run past its first line.
  expect(twice.filter((name) => /\/(?:panel|session|figure|clock|shared|deck)-/.test(name))).toEqual([]);
  expect(ran.some((name) => name.includes('/panel-'))).toBe(true);
});

for (const files of ['element-*.js*', 'figure-*.js*', 'figure-*.css*']) {
  test(
    `a figure that could not come is drawn when one comes back to it: ${files}`,
    { tag: '@long' },
    async ({ page, site }) => {
      await page.route(`**/${files}`, (route) => route.abort());
      await page.goto(`${site.url}#xen-guest-types`);
      await waitForPage(page, { figures: 'ready' });
      const figure = page.locator('section.present [data-figure]');
      await expect(figure.locator('table')).toBeVisible();
      // Intersection observers report with frames, and a busy machine can leave and return between two of them.
      await painted(page);
      await page.unroute(`**/${files}`);
      await page.keyboard.press('Home');
      await expectAt(page, 'status-report');
      await painted(page);
      await page.evaluate(() => {
        location.hash = '#xen-guest-types';
      });
      await expectAt(page, 'xen-guest-types');
      await expect(page.locator('section.present [data-figure][drawn]')).toBeVisible();
    },
  );
}

test(
  'figures of the article are drawn when the network is said to be back',
  { tag: '@long' },
  async ({ page, site }) => {
    await page.route('**/figure-*.js*', (route) => route.abort());
    await page.goto(`${site.url}read/`);
    await waitForPage(page, { figures: 'ready' });
    await expect(page.locator('[data-figure][drawn]')).toHaveCount(0);
    await page.unroute('**/figure-*.js*');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.locator('[data-figure]:not([drawn])')).toHaveCount(0);
  },
);

test('the search finds when its index comes at last', async ({ page, site }) => {
  await page.route('**/search.json', (route) => route.abort());
  await openDeck(page, site.url);
  await page.keyboard.press('Control+k');
  const box = page.getByRole('dialog', { name: 'Search' });
  await page.keyboard.type('hyperviso');
  await expect(box.getByRole('status')).toContainText('could not be loaded');
  await page.unroute('**/search.json');
  await page.keyboard.type('r');
  await expect(box.getByRole('status')).toHaveText(/^\d+ places$/);
});
