/** The machine away from the deck of a served site: steered by a speaker, in the one file, and without network. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeOneFile } from '../../../src/export/one-file.ts';
import { openDeck, waitForPage } from '../../../src/inspect/open.ts';
import { watch } from '../../../src/inspect/watch.ts';
import { serve } from '../../../src/setup/server.mjs';
import { expect, test } from '../fixtures.ts';

const FIGURE = 'talk-live-machine';
const DEBUG = `#do-it-yourself ${FIGURE}`;

test('a speaker makes it live in the hall, steps there, and takes it back; the desk shows the record', async ({
  page,
  site,
}) => {
  await openDeck(page, `${site.url}#/do-it-yourself/1`);
  const speaker = await page.context().newPage();
  await speaker.goto(`${site.url}speaker/`);
  await waitForPage(speaker, { ready: 'speaker' });
  const own = speaker.locator(`.preview.now ${FIGURE}`);
  await expect(own).toHaveAttribute('state', '1');

  await own.evaluate((one) => {
    one.querySelector<HTMLElement>('.drawing .controls button')?.click();
  });
  await expect(page.locator(`${DEBUG} .live`)).toHaveCount(1);
  await speaker.keyboard.press('PageDown');
  await expect(page.locator(`${DEBUG} .screen [role=group]`)).toContainText('Breakpoint 1, sys_open');
  await expect(own.locator('.live')).toHaveCount(0);
  await expect(own.locator('.drawing .line.now.command')).toContainText('continue');
});

test('it runs in the one file, from a disk', async ({ page }) => {
  const { NODE_ENV } = process.env;
  const folder = await mkdtemp(join(tmpdir(), 'live machine-'));
  try {
    const file = join(folder, 'talk.html');
    await writeFile(file, await makeOneFile(resolve('dist')));
    const { href } = pathToFileURL(file);
    const take = watch(page, 'file://');
    await page.goto(`${href}?deck#/do-it-yourself/2/2,live`);
    await expect(page.locator(`${DEBUG} .screen [role=group]`)).toContainText('Breakpoint 1, sys_open');
    await page.locator(`${DEBUG} input`).fill('print *path@4');
    await page.locator(`${DEBUG} input`).press('Enter');
    await expect(page.locator(`${DEBUG} .screen [role=group]`)).toContainText('$1 = "/etc"');
    expect(take()).toEqual([]);
  } finally {
    // Builds for production; other tests of this worker start development servers.
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
    await rm(folder, { recursive: true });
  }
});

test('it runs without network, after one visit', async ({ page }) => {
  const { url, close } = await serve(resolve('dist'));
  const address = url.replace('127.0.0.1', 'talk.localhost');
  await page.goto(address);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await page.goto('about:blank');
  await close();
  await page.goto(`${address}#/do-it-yourself/2/2,live`);
  await expect(page.locator(`${DEBUG} .screen [role=group]`)).toContainText('Breakpoint 1, sys_open');
});
