import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { outlineOf, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { makeOneFile } from '../../src/export/one-file.ts';
import { serve } from '../../src/setup/server.mjs';
import { addressOf, expectAt } from './deck.ts';
import { expect, test as base } from './fixtures.ts';

/** The main uses of a reader and a speaker, from every source of the talk. */

/** Not by its command: that writes into `dist/`, which other tests copy at the same time. */
async function oneFile(): Promise<string> {
  const { NODE_ENV } = process.env;
  try {
    return await makeOneFile(resolve('dist'));
  } finally {
    // Builds for production; other tests of this worker start development servers.
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}

type Edition = 'deck' | 'read' | 'speaker';

/** A source of the talk. */
interface Place {
  readonly address: (edition: Edition, hash?: string, query?: string) => string;
  /** Opens the page; afterwards the network may be off. */
  readonly arrive: (page: Page) => Promise<void>;
  readonly close: () => Promise<void>;
}

const folders = { deck: '', read: 'read/', speaker: 'speaker/' } as const;

const servedAt = (url: string, close: () => Promise<void>): Place => ({
  address: (edition, hash = '', query = '') => `${url}${folders[edition]}${query && `?${query}`}${hash}`,
  arrive: () => Promise.resolve(),
  close,
});

const SERVED = 'the served site';

const places: Readonly<Record<string, () => Promise<Place>>> = {
  [SERVED]: async () => {
    const { url, close } = await serve(resolve('dist'));
    return servedAt(url, close);
  },
  'a folder of a host': async () => {
    const { url, close } = await serve(resolve('dist'), { base: '/talks/2019/netbsd/' });
    return servedAt(url, close);
  },
  'the offline copy': async () => {
    const { url, close } = await serve(resolve('dist'));
    const place = servedAt(url.replace('127.0.0.1', 'talk.localhost'), () => Promise.resolve());
    return {
      ...place,
      arrive: async (page) => {
        await page.goto(place.address('deck'));
        await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
        await page.goto('about:blank');
        await close();
      },
    };
  },
  'one file from a disk': async () => {
    const folder = await mkdtemp(join(tmpdir(), 'usb stick é-'));
    const file = join(folder, 'talk.html');
    await writeFile(file, await oneFile());
    const { href } = pathToFileURL(file);
    return {
      address: (edition, hash = '', query = '') => `${href}?${edition}${query && `&${query}`}${hash}`,
      arrive: () => Promise.resolve(),
      close: () => rm(folder, { recursive: true }),
    };
  },
};

const TITLE = 'NetBSD Virtualization Status Report';

const drawn = (page: Page) => waitForPage(page, { figures: 'ready' });

for (const [name, open] of Object.entries(places)) {
  const tag = name === SERVED ? {} : { tag: '@long' };
  const test = base.extend<{ readonly place: Place }>({
    place: [
      async ({}, use) => {
        const place = await open();
        await use(place);
        await place.close();
      },
      { timeout: 60_000 },
    ],
  });

  test(`deck, article and speaker view: ${name}`, tag, async ({ page, place }) => {
    await place.arrive(page);
    const take = watch(page, new URL(place.address('deck')).origin);

    // The deck: every slide by its address, steps by keys, Back, theme and year.
    await page.goto(place.address('deck'));
    await drawn(page);
    await expect(page).toHaveTitle(TITLE);
    const slides = await outlineOf(page);
    expect(slides.length).toBeGreaterThan(30);
    for (const { id, steps } of slides) {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        addressOf(id, steps),
      );
      await expectAt(page, id, steps);
    }
    await page.goto(place.address('deck', '#/nvmm/1'));
    await drawn(page);
    await page.keyboard.press('PageDown');
    await expectAt(page, 'nvmm', 2);
    await page.keyboard.press('d');
    await page.keyboard.press('t');
    await page.reload();
    await drawn(page);
    await expectAt(page, 'nvmm', 2);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('section.present .since')).toBeVisible();
    await page.keyboard.press('o');
    await page.keyboard.press('o');
    await page.keyboard.press('g');
    await page.getByRole('textbox').fill(slides.find(({ id }) => id === 'gdb-session')?.number ?? '');
    await page.keyboard.press('Enter');
    await expectAt(page, 'gdb-session');

    // A figure by hand, and its view in the address.
    await page.goto(place.address('deck', '#/xen-guest-types/0/pvh'));
    await drawn(page);
    await expect(page.locator('section.present talk-guest-types')).toHaveAttribute('state', 'pvh');

    // Search, to the step.
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').fill('vfs_syscalls');
    await expect(page.locator('.search').getByRole('status')).toHaveText(/^\d+ places?$/);
    await page.keyboard.press('Enter');
    await expectAt(page, 'gdb-session', 1);

    // The article, at the same place, and back.
    await page.keyboard.press('r');
    await page.waitForURL((url) => url.href === place.address('read', '#/gdb-session/1'));
    await drawn(page);
    await expect(page).toHaveTitle(`${TITLE} · to read`);
    await expect(page.locator('#gdb-session')).toBeInViewport();
    await expect(page.locator('#gdb-session [data-figure]')).toHaveAttribute('state', '1');
    await page.getByRole('link', { name: 'Contents', exact: true }).click();
    await expect(page.locator('#Contents')).toBeInViewport();
    await page.goBack();
    await expect(page.locator('#gdb-session')).toBeInViewport();
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('hypervizor');
    await page
      .getByRole('dialog', { name: 'Search' })
      .getByRole('link', { name: /^hypervisor/ })
      .click();
    await expect(page.locator('#Term-hypervisor')).toBeInViewport();

    // The print page.
    await page.goto(place.address('deck', '', 'print'));
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'print');
    expect(await page.locator('.slides > section').count()).toBeGreaterThanOrEqual(slides.length);
    expect(take()).toEqual([]);
  });

  test(`hall and speaker follow each other: ${name}`, tag, async ({ page, place }) => {
    await place.arrive(page);
    await page.goto(place.address('deck', '#xen'));
    await drawn(page);
    const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    await waitForPage(speaker, { ready: 'speaker' });
    await expect(speaker).toHaveTitle(`${TITLE} · speaker view`);
    await expect(speaker.locator('.sign')).toContainText('live');
    await speaker.keyboard.press('ArrowRight');
    await expectAt(page, 'xen', 1);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(speaker.url()).hash).toBe('#/xen/2');
    await page.reload();
    await drawn(page);
    await speaker.keyboard.press('ArrowRight');
    await expectAt(page, 'xen', 3);

    // The speaker view may come first, and opens a window for the audience.
    await speaker.close();
    await page.goto(place.address('speaker'));
    await waitForPage(page, { ready: 'speaker' });
    const [hall] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Open one' }).click(),
    ]);
    await drawn(hall);
    await expectAt(hall, 'xen', 3);
    await page.keyboard.press('PageUp');
    await expectAt(hall, 'xen', 2);
    await expect(page).toHaveTitle(/ · speaker view$/);
    await expect(hall).not.toHaveTitle(/ · /);
  });
}
