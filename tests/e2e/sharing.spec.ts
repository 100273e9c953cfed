import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { serve } from '../../src/setup/server.mjs';
import { expect, test as base } from './fixtures.ts';

/** Where the talk says that it is published; the tests serve it elsewhere. */
const HOME = 'https://example.org/brot/';

const run = promisify(execFile);

interface Shared {
  readonly slides: string;
  readonly out: string;
  readonly url: string;
  readonly build: () => Promise<unknown>;
  /** `npm run talk -- pictures` of this talk; resolves with what it says. */
  readonly takePictures: () => Promise<{ readonly stdout: string }>;
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
      const build = () => run(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { env });
      const command = ['src/setup/run-ts.mjs', 'src/export/pictures-command.ts', '--site', out];
      const takePictures = () => run(process.execPath, command, { env });
      await build();
      const { url, close } = await serve(out);
      await use({ slides, out, url, build, takePictures });
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

test('what is a tool asks not to be found', async ({ page, shared }) => {
  for (const [path, name] of [
    ['speaker/', 'speaker view'],
    ['handout/', 'handout'],
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

test('who shares a slide hands on where it is published, not where it is shown', async ({ context, page, shared }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await openDeck(page, `${shared.url}#/vier-zutaten`);
  await page.keyboard.press('y');
  await expect(page.locator('.aria-status')).toHaveText('Link copied');
  expect(await copied()).toBe(`${HOME}s/vier-zutaten/`);
  await page.goto(`${shared.url}read/#teig`);
  await waitForPage(page, { ready: 'article' });
  await page
    .locator('#teig')
    .getByRole('link', { name: /^Share / })
    .click();
  await expect.poll(copied).toBe(`${HOME}s/teig/`);
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
  const { url, close } = await serve(shared.out, { headers });
  const take = watch(page, new URL(url).origin);
  const answer = await page.request.get(url);
  expect(answer.headers()).toMatchObject(lowerCased(headers));
  await openDeck(page, url);
  expect(await page.evaluate(() => document.fullscreenEnabled)).toBe(true);
  const opened = context.waitForEvent('page');
  await page.keyboard.press('s');
  const speaker = await opened;
  const takeFromSpeaker = watch(speaker, new URL(url).origin);
  await waitForPage(speaker, { ready: 'speaker' });
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => new URL(page.url()).hash).toContain('teig');
  await page.goto(`${url}read/`);
  await waitForPage(page, { ready: 'article' });
  expect([...take(), ...takeFromSpeaker()]).toEqual([]);
  await close();
});

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Width and height as a PNG has them in its head. */
function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

test('without pictures no page names one', async ({ shared }) => {
  for (const path of ['', 'read/', 's/teig/']) {
    expect(await readFile(join(shared.out, path, 'index.html'), 'utf8')).not.toContain('og:image');
  }
});

test('pictures are taken of each slide, and the next build shows them', { tag: '@long' }, async ({ page, shared }) => {
  const { slides, out, url, build, takePictures } = shared;
  expect((await takePictures()).stdout).toMatch(/: 4 pictures;/);
  await writeFile(join(slides, '.pictures/gone.png'), 'of a slide that is no more');
  await build();
  const ids = ['brot', 'programm', 'teig', 'vier-zutaten'];
  const taken = await Promise.all(ids.map((id) => readFile(join(out, 's', id, 'slide.png'))));
  for (const png of taken) expect(sizeOf(png)).toEqual({ width: 1200, height: 630 });
  expect(new Set(taken.map((png) => png.toString('base64'))).size).toBe(ids.length);
  const files = (await readdir(out, { recursive: true })).filter((path) => /slide\.png$|gone/.test(path));
  expect(files).toHaveLength(ids.length);

  for (const [path, id, alt] of [
    ['', 'brot', 'Brot backen'],
    ['read/', 'brot', 'Brot backen'],
    ['s/zutaten/', 'vier-zutaten', 'Vier Zutaten'],
  ] as const) {
    // As link preview crawlers read a page: without scripts and redirects.
    const source = await (await page.request.get(`${url}${path}`)).text();
    expect(source).toContain(`<meta property="og:image" content="${HOME}s/${id}/slide.png">`);
    expect(source).toContain('<meta property="og:image:width" content="1200">');
    expect(source).toContain('<meta property="og:image:height" content="630">');
    expect(source).toContain(`<meta property="og:image:alt" content="${alt}">`);
    expect(source).toContain('content="summary_large_image"');
  }
  const answer = await page.request.get(`${url}s/brot/slide.png`);
  expect(answer.headers()['content-type']).toBe('image/png');

  // The slide on its own ground after its last step, and nothing of the deck around it.
  await page.setViewportSize({ width: 1200, height: 630 });
  await openDeck(page, `${url}?theme=light#/vier-zutaten/4`);
  const last = await page.locator('#vier-zutaten li').last().boundingBox();
  const picture = await coloursOf(page, './s/vier-zutaten/slide.png', {
    corner: { x: 0, y: 0, width: 20, height: 20 },
    foot: { x: 0, y: 620, width: 1200, height: 10 },
    last: last ?? { x: 0, y: 0, width: 1, height: 1 },
  });
  expect(picture['corner']).toEqual(['251 250 246']);
  expect(picture['foot']).toEqual(['251 250 246']);
  expect(picture['last']?.length).toBeGreaterThan(10);
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The colours in parts of a picture, each once. */
const coloursOf = (
  page: Page,
  address: string,
  boxes: Readonly<Record<string, Box>>,
): Promise<Partial<Record<string, string[]>>> =>
  page.evaluate(
    async ({ address, boxes }) => {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('This browser draws nothing');
      context.drawImage(bitmap, 0, 0);
      const coloursIn = ({ x, y, width, height }: Box) => {
        const { data } = context.getImageData(x, y, width, height);
        return new Set(Array.from({ length: data.length / 4 }, (_, at) => data.slice(at * 4, at * 4 + 3).join(' ')));
      };
      return Object.fromEntries(Object.entries(boxes).map(([name, box]) => [name, [...coloursIn(box)]]));
    },
    { address, boxes },
  );
