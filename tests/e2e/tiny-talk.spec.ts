import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { checkSite } from '../../src/check/check-site.ts';
import { openDeck, outlineOf } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { serve } from '../../src/setup/server.mjs';
import { expectAt } from './deck.ts';
import { expect, test as base } from './fixtures.ts';

/** Another talk, in another language, built by the same program. */
const test = base.extend<object, { readonly tiny: string }>({
  tiny: [
    async ({}, use, { project, workerIndex }) => {
      const out = `${project.outputDir}/tiny-talk-${workerIndex}`;
      const env = { ...process.env, TALK_SLIDES: 'tests/fixtures/tiny-talk', TALK_OUT: out };
      await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { env });
      const { url, close } = await serve(out);
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
});

test('it is presented from its first slide to its last', async ({ page, tiny }) => {
  await openDeck(page, tiny);
  const slides = await outlineOf(page);
  expect(slides.map(({ id, place, steps }) => [id, place.replace(/^.*\//, ''), steps])).toEqual([
    ['brot', 'brot.md:1', 0],
    ['teig', 'brot.md:12', 0],
    ['vier-zutaten', 'brot.md:20', 4],
    ['programm', 'brot.md:37', 2],
  ]);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('Brot backen');
  await expect(page.getByText('NetBSD')).toHaveCount(0);

  for (const step of [0, 1, 2, 3, 4]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/vier-zutaten/${step}`);
    await expect(page.locator('#vier-zutaten li').filter({ visible: true })).toHaveCount(step);
  }
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'programm');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#programm .line.now')).toHaveText(['1 int gehen(int minuten)']);
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'programm', 2);
  await expect(page.locator('#programm .line.now')).toHaveCount(3);
});

test('its picture, its links and its old ids work', async ({ page, tiny }) => {
  await openDeck(page, `${tiny}#/zutaten/4`);
  await expectAt(page, 'vier-zutaten', 4);
  const picture = page.getByRole('img', { name: 'Ein rundes Brot mit drei Schnitten' });
  expect(await picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(320);
  await page.getByRole('link', { name: 'im Programm' }).click();
  await expectAt(page, 'programm');
});

test('its page to be read has the picture, the notes, and links that land', async ({ page, tiny }) => {
  const take = watch(page, new URL(tiny).origin);
  await page.goto(`${tiny}read/`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const picture = page.getByRole('img', { name: 'Ein rundes Brot mit drei Schnitten' });
  expect(await picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(320);
  await expect(page.locator('.notes')).toHaveText([
    'Guten Abend. In zwei Minuten zeige ich, dass man für ein gutes Brot nur vier Zutaten und etwas Geduld braucht.',
    'Erst rühren, dann warten.',
    'Mehr kommt nicht hinein.',
    'Die Schleife ist so lang wie der Abend.',
  ]);
  await expect(page.locator('#vier-zutaten li').filter({ visible: true })).toHaveCount(4);
  await page.getByRole('link', { name: 'im Programm' }).click();
  await expect(page).toHaveURL(`${tiny}read/#programm`);
  await expect(page.locator('#programm').getByRole('heading')).toBeInViewport();
  expect(take()).toEqual([]);
});

test('the check finds nothing to mend', async ({ browser, tiny }) => {
  expect(await checkSite(browser, tiny)).toEqual([]);
});
