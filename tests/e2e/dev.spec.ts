import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { talkPlugin } from '../../src/plugin.ts';

/** The development server on a copy of the slides, so that they can be edited. */
const test = base.extend<{
  readonly dev: { readonly url: string; readonly edit: (from: string, to: string) => Promise<void> };
}>({
  dev: async ({}, use) => {
    const copy = await mkdtemp(join(tmpdir(), 'slides-'));
    const folder = join(copy, 'slides');
    await cp(resolve('slides'), folder, { recursive: true });
    const server: ViteDevServer = await createServer({
      configFile: false,
      root: resolve('src'),
      publicDir: resolve('public'),
      cacheDir: join(copy, 'cache'),
      logLevel: 'silent',
      plugins: [talkPlugin(folder)],
      server: { host: '127.0.0.1', port: 0 },
    });
    await server.listen();
    const file = join(folder, '02-terminology.md');
    await use({
      url: server.resolvedUrls?.local[0] ?? '',
      edit: async (from, to) => {
        const text = await readFile(file, 'utf8');
        expect(text).toContain(from);
        await writeFile(
          file,
          text.replace(from, () => to),
        );
      },
    });
    await server.close();
    await rm(copy, { recursive: true });
  },
});

const ready = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.ready === 'deck');

test('an edit changes that slide alone, on the same slide and step', async ({ page, dev }) => {
  await page.goto(`${dev.url}#/virtualization/1`);
  await ready(page);
  const item = page.locator('#virtualization li').first();
  await expect(item).toBeVisible();
  await page.evaluate(() => {
    for (const section of document.querySelectorAll('.slides > section')) {
      section.firstElementChild?.setAttribute('data-untouched', '');
    }
  });

  await dev.edit('- Full software emulation.', '- Full emulation by $& software.');

  await expect(item).toHaveText('Full emulation by $& software.');
  await expect(item).toBeVisible();
  await expect(page.locator('#virtualization li').nth(1)).toBeHidden();
  expect(new URL(page.url()).hash).toBe('#/virtualization/1');
  const touched = await page
    .locator('.slides > section:not(:has(> [data-untouched]))')
    .evaluateAll((all) => all.map(({ id }) => id));
  expect(touched).toEqual(['virtualization']);
});

test('a mistake shows in the overlay with its place, and the last good page stays', async ({ page, dev }) => {
  await page.goto(`${dev.url}#hypervisor`);
  await ready(page);

  await dev.edit(':::steps\n- Type-1', ':::stepz\n- Type-1');

  const overlay = page.locator('vite-error-overlay');
  await expect(overlay).toContainText('Did you mean `steps`?');
  await expect(overlay).toContainText(/slides\/02-terminology\.md:\d+:1/);
  await expect(overlay).toContainText(/> \d+ \| :::stepz/);
  await expect(page.locator('section.present h2')).toHaveText('Hypervisor');

  await dev.edit(':::stepz', ':::steps');
  await expect(overlay).toHaveCount(0);
  await expect(page.locator('section.present h2')).toHaveText('Hypervisor');
});

test('a page opened while there is a mistake tells it too', async ({ page, dev }) => {
  await dev.edit('## Hypervisor', '## Hypervisor\n\n<b>raw</b>');
  await page.goto(dev.url);
  await expect(page.locator('vite-error-overlay')).toContainText('Unexpected HTML `<b>`');
});

test('two saves in a row end with the second', async ({ page, dev }) => {
  await page.goto(`${dev.url}#virtualization`);
  await ready(page);
  // An editor that empties the file before it fills it, or formats it after saving.
  await dev.edit('- Full software emulation.', '<b>');
  await dev.edit('<b>', '- Emulation, full.');
  await expect(page.locator('#virtualization li').first()).toHaveText('Emulation, full.');
  await expect(page.locator('vite-error-overlay')).toHaveCount(0);
});

test('a slide that comes or goes loads the page anew', async ({ page, dev }) => {
  await page.goto(dev.url);
  await ready(page);
  await dev.edit('::slide{id=hypervisor', '## Before it\n\n---\n\n::slide{id=hypervisor');
  await expect(page.locator('section#before-it')).toHaveCount(1);
});
