/** The one file, opened from a disk as by a double click. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeOneFile } from '../../src/export/one-file.ts';
import { dist } from '../../src/setup/project.mjs';
import { expectAt } from '../e2e/deck.ts';
import { expect, hasFocus, SCREEN, test as base } from './stage.ts';

const test = base.extend<{ readonly file: string }>({
  file: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'usb stick é-'));
    const file = join(folder, 'talk.html');
    await writeFile(file, await makeOneFile(dist));
    await use(pathToFileURL(file).href);
    await rm(folder, { recursive: true });
  },
});

test('S opens its speaker view, and each follows the other', async ({ open, file }) => {
  const stage = await open(`${file}#xen`);
  const hall = await stage.page('deck');
  await stage.press('s');
  const desk = await stage.page('speaker');
  await expect(desk.locator('.sign').first()).toContainText('live');
  await expect.poll(() => hasFocus(desk)).toBe(true);
  await stage.press('Next');
  await expectAt(hall, 'xen', 1);
  await stage.move(hall, SCREEN.width + 20, 20);
  await stage.click(hall);
  await stage.press('Next');
  await expect(desk.locator('h1.place')).toContainText('step 2');
});

test('its speaker view opened first opens the deck', async ({ open, file }) => {
  const stage = await open(`${file}?speaker#xen`);
  const desk = await stage.page('speaker');
  await expect(desk.locator('.sign').first()).toContainText('No audience window is open.');
  await stage.press('s');
  const hall = await stage.page('deck');
  await expectAt(hall, 'xen');
  await stage.press('Next');
  await expect(desk.locator('h1.place')).toContainText('step 1');
});
