import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { openDeck } from '../../src/check/open.ts';
import { watch } from '../../src/check/watch.ts';
import { serve } from '../../src/setup/server.mjs';
import { expect, test as base } from './fixtures.ts';

/** Where the talk says that it is published; the tests serve it elsewhere. */
const HOME = 'https://example.org/brot/';

interface Shared {
  readonly slides: string;
  readonly out: string;
  readonly url: string;
  readonly build: () => Promise<unknown>;
}

/** A small talk that knows its address, built. */
const test = base.extend<object, { readonly shared: Shared }>({
  shared: [
    async ({}, use) => {
      const place = await mkdtemp(join(tmpdir(), 'sharing-'));
      const [slides, out] = [join(place, 'slides'), join(place, 'site')];
      await cp('tests/fixtures/tiny-talk', slides, { recursive: true });
      await appendFile(join(slides, 'talk.yaml'), `url: ${HOME}\n`);
      const env = { ...process.env, TALK_SLIDES: slides, TALK_OUT: out };
      const build = () => promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { env });
      await build();
      const { url, close } = await serve(out);
      await use({ slides, out, url, build });
      await close();
      await rm(place, { recursive: true });
    },
    { scope: 'worker' },
  ],
});
test.describe.configure({ mode: 'default' });

const content = (page: Page, selector: string) =>
  page.locator(`head > ${selector}`).evaluate((one) => one.getAttribute('content') ?? one.getAttribute('href'));

for (const [path, title] of [
  ['', 'Brot backen'],
  ['read/', 'Brot backen · to read'],
] as const) {
  test(`/${path} tells where it is at home, what to show of it, and of the event`, async ({ page, shared }) => {
    const take = watch(page, new URL(shared.url).origin);
    await page.goto(`${shared.url}${path}`);
    await expect(page).toHaveTitle(title);
    expect(await content(page, 'link[rel=canonical]')).toBe(`${HOME}${path}`);
    expect(await content(page, 'meta[property="og:url"]')).toBe(`${HOME}${path}`);
    expect(await content(page, 'meta[property="og:title"]')).toBe('Brot backen');
    const data: unknown = JSON.parse(await page.locator('script[type="application/ld+json"]').innerHTML());
    expect(data).toMatchObject({
      '@graph': [
        { name: 'Brot backen', author: { name: 'Erika Beispiel' }, dateCreated: '2024-11-05', url: HOME },
        { '@type': 'Event', name: 'Küchenabend', startDate: '2024-11-05', location: { name: 'Bremen, Deutschland' } },
      ],
    });
    const manifest = await page.locator('link[rel=manifest]').evaluate((link: HTMLLinkElement) => link.href);
    expect(manifest).toBe(`${shared.url}site.webmanifest`);
    // The page itself fetches what it names, as its policy lets it.
    expect(await page.evaluate((address) => fetch(address).then(({ ok }) => ok), manifest)).toBe(true);
    await page.evaluate(() => document.fonts.ready);
    expect(take()).toEqual([]);
  });
}

test('what is for the speaker alone asks not to be found', async ({ page, shared }) => {
  for (const [path, name] of [
    ['speaker/', 'speaker view'],
    ['preflight/', 'preflight'],
  ] as const) {
    await page.goto(`${shared.url}${path}`);
    await expect(page).toHaveTitle(`Brot backen · ${name}`);
    expect(await content(page, 'meta[name=robots]')).toBe('noindex');
    await expect(page.locator('link[rel=canonical], meta[property^="og:"]')).toHaveCount(0);
  }
});

test('the page of each slide, under its old id too, leads to it', async ({ page, shared }) => {
  const take = watch(page, new URL(shared.url).origin);
  expect((await readdir(join(shared.out, 's'))).sort()).toEqual([
    'brot',
    'programm',
    'teig',
    'vier-zutaten',
    'zutaten',
  ]);
  for (const [name, id] of [
    ['teig', 'teig'],
    ['zutaten', 'vier-zutaten'],
  ] as const) {
    await page.goto(`${shared.url}s/${name}/`);
    await page.waitForURL(`${shared.url}read/#${id}`);
    await expect(page.locator(`#${id}`).getByRole('heading')).toBeInViewport();
  }
  expect(take()).toEqual([]);
});

test('a reader whose browser does not lead on has a link', async ({ page, shared }) => {
  const source = await readFile(join(shared.out, 's/teig/index.html'), 'utf8');
  await page.route('**/s/teig/', (route) =>
    route.fulfill({ contentType: 'text/html', body: source.replace(/<meta http-equiv="refresh"[^>]*>/, '') }),
  );
  await page.goto(`${shared.url}s/teig/`);
  await expect(page).toHaveTitle('Der Teig · Brot backen');
  expect(await content(page, 'meta[property="og:url"]')).toBe(`${HOME}s/teig/`);
  expect(await content(page, 'link[rel=canonical]')).toBe(`${HOME}read/#teig`);
  await page.getByRole('link', { name: 'Der Teig' }).click();
  await expect(page).toHaveURL(`${shared.url}read/#teig`);
});

test('search engines find every page that is for readers', async ({ page, shared }) => {
  expect(await readFile(join(shared.out, 'robots.txt'), 'utf8')).toContain(`Sitemap: ${HOME}sitemap.xml`);
  await page.goto(shared.url);
  const places = await page.evaluate(async () => {
    const text = await (await fetch('./sitemap.xml')).text();
    const map = new DOMParser().parseFromString(text, 'application/xml');
    return [...map.querySelectorAll('urlset > url > loc')].map((loc) => loc.textContent);
  });
  expect(places).toEqual(
    ['', 'read/', 's/brot/', 's/teig/', 's/vier-zutaten/', 's/programm/'].map((path) => HOME + path),
  );
  for (const place of places) {
    const answer = await page.request.get(place.replace(HOME, shared.url));
    expect(answer.status()).toBe(200);
  }
});

test('with the headers that a host is to send, everything still works', async ({ context, page, shared }) => {
  const [, block = ''] = /^\/\*\n((?: {2}.+\n)+)/.exec(await readFile(join(shared.out, '_headers'), 'utf8')) ?? [];
  const headers = Object.fromEntries(
    [...block.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name = '', value = '']) => [name, value] as const),
  );
  expect(Object.keys(headers)).toContain('Content-Security-Policy');
  await context.route(`${shared.url}**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
  });
  const take = watch(page, new URL(shared.url).origin);
  await openDeck(page, shared.url);
  expect(await page.evaluate(() => document.fullscreenEnabled)).toBe(true);
  const opened = context.waitForEvent('page');
  await page.keyboard.press('s');
  const speaker = await opened;
  const takeFromSpeaker = watch(speaker, new URL(shared.url).origin);
  await speaker.waitForFunction(() => document.documentElement.dataset.ready === 'speaker');
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => new URL(page.url()).hash).toContain('teig');
  await page.goto(`${shared.url}read/`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'read');
  expect([...take(), ...takeFromSpeaker()]).toEqual([]);
});
