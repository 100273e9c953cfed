import { checkSite } from '../../src/check/check-site.ts';
import { photographSheet, sheetsOf } from '../../src/export/contact-sheets.ts';
import { viewNames, views, type Tile } from '../../src/export/views.ts';
import { openDeck, outlineOf, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { faultsIn } from './axe.ts';
import { expectAt } from './deck.ts';
import { expect, test } from './fixtures.ts';

// One worker has the whole file, so that the talk is built once for it.
test.describe.configure({ mode: 'default' });

test('it is presented from its first slide to its last', async ({ page, tiny: { url } }) => {
  await openDeck(page, url);
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

test('its slides stand on contact sheets, in each view', { tag: '@long' }, async ({ browser, tiny: { url } }) => {
  for (const name of viewNames) {
    const tiles: Tile[] = [];
    for await (const tile of views[name].take(browser, url, {})) tiles.push(tile);
    expect(
      tiles.map(({ number, id }) => `${number} ${id}`),
      name,
    ).toEqual(['1 brot', '2 teig', '3 vier-zutaten', '4 programm']);
    const [sheet] = sheetsOf(name, tiles);
    if (!sheet) throw new Error('There is no sheet.');
    const png = Buffer.from(await photographSheet(browser, sheet, views[name]));
    const { columns, width } = views[name];
    // From the header of a PNG.
    expect(png.readUInt32BE(16)).toBe(columns * width + (columns + 1) * 16);
    expect(png.readUInt32BE(20)).toBeGreaterThan(200);
  }
  await expect(views.phone.take(browser, url, { range: '7' }).next()).rejects.toThrow('There is no slide 7');
});

test('its picture, its links and its old ids work', async ({ page, tiny: { url } }) => {
  await openDeck(page, `${url}#/zutaten/4`);
  await expectAt(page, 'vier-zutaten', 4);
  const picture = page.getByRole('img', { name: 'Ein rundes Brot mit drei Schnitten' });
  expect(await picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(320);
  await page.getByRole('link', { name: 'im Programm' }).click();
  await expectAt(page, 'programm');
});

test('the built deck keeps the rules by which its picture gives way', async ({ page, tiny: { url } }) => {
  await openDeck(page, `${url}#/vier-zutaten/4`);
  const picture = page.locator('#vier-zutaten .image');
  await expect(picture).toHaveCSS('min-block-size', '0px');
  await expect(picture).toHaveCSS('flex', '0 1 auto');
});

test('its page to be read has the picture, the notes, and links that land', async ({ page, tiny: { url } }) => {
  const take = watch(page, new URL(url).origin);
  await page.goto(`${url}read/`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const picture = page.getByRole('img', { name: 'Ein rundes Brot mit drei Schnitten' });
  expect(await picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(320);
  await expect(page.locator('.notes')).toHaveText([
    'Guten Abend. In zwei Minuten zeige ich, dass man für ein gutes Brot nur vier Zutaten und etwas Geduld braucht.',
    'Erst rühren, dann warten.',
    'Mehr kommt nicht hinein.',
    'Die Schleife ist so lang wie der Abend.' +
      'Step 1 Die Funktion heißt wie das, was der Teig nun zu tun hat.' +
      'Step 2 Sie zählt die Minuten herunter, eine nach der anderen, und am Ende ist keine mehr übrig.',
  ]);
  await expect(page.locator('#vier-zutaten li').filter({ visible: true })).toHaveCount(4);
  await page.getByRole('link', { name: 'im Programm' }).click();
  await expect(page).toHaveURL(`${url}read/#programm`);
  await expect(page.locator('#programm').getByRole('heading')).toBeInViewport();
  expect(take()).toEqual([]);
});

test('its speaker sees what is said at a step stand out and come into view, and may scroll', async ({
  page,
  tiny: { url },
}) => {
  await page.setViewportSize({ width: 1280, height: 735 });
  await page.goto(`${url}speaker/#programm`);
  await waitForPage(page, { ready: 'speaker' });
  const notes = page.getByRole('region', { name: 'Notes' });
  const now = notes.locator('> .now');
  const top = () => notes.evaluate(({ scrollTop }) => scrollTop);
  await expect(now).toHaveText('Die Schleife ist so lang wie der Abend.');
  for (let size = 0; size < 8; size += 1) await page.keyboard.press('+');

  await page.keyboard.press('ArrowRight');
  await expect(now).toHaveText('Die Funktion heißt wie das, was der Teig nun zu tun hat.');
  await page.keyboard.press('ArrowRight');
  await expect(now).toHaveText(/^Sie zählt/);
  await expect(now).toBeInViewport({ ratio: 0.99 });
  // In a German talk a name that only screen readers hear has no English word.
  await expect(notes.getByRole('group', { name: '2', exact: true })).toHaveAttribute('aria-current', 'step');
  await expect(notes.locator('[aria-current]')).toHaveCount(1);
  expect(await faultsIn(page, '.said')).toEqual([]);

  await expect.poll(top).toBeGreaterThan(0);
  await notes.evaluate((box) => {
    box.scrollTo({ top: 0 });
  });
  await page.keyboard.press('b');
  await page.keyboard.press('b');
  expect(await top()).toBe(0);
  await page.keyboard.press('ArrowLeft');
  await expect(now).toHaveText(/^Die Funktion/);
  await page.keyboard.press('ArrowRight');
  await expect(now).toBeInViewport({ ratio: 0.99 });
});

test('the check finds nothing to mend', { tag: '@long' }, async ({ browser, tiny: { url } }) => {
  expect(await checkSite(browser, url)).toEqual([]);
});
