import { openDeck, outlineOf, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { addressOf, expectAt, missedOf, oneOfEachKind } from './deck.ts';
import { expect, test } from './fixtures.ts';
import { plant } from './planted.ts';
import { serve } from '../../src/setup/server.mjs';

test(
  'a slide of every kind opens cold, at its first and last step, and stays after a reload',
  { tag: '@long' },
  async ({ page, site }) => {
    await openDeck(page, site.url);
    const kinds = await oneOfEachKind(page);
    expect(kinds.length).toBeGreaterThan(10);
    // The deck's place is set before the figures of other slides are loaded.
    const stands = () => waitForPage(page, { ready: 'deck' });
    for (const { slide, step: last } of kinds) {
      for (const step of new Set([0, last])) {
        // Between two fragments of one page the browser would not load anything.
        await page.goto('about:blank');
        await page.goto(site.url + addressOf(slide, step), { waitUntil: 'commit' });
        await stands();
        await expectAt(page, slide, step);
      }
      await page.reload({ waitUntil: 'commit' });
      await stands();
      await expectAt(page, slide, last);
    }
  },
);

test('every slide and step opens live, forwards and back', { tag: '@long' }, async ({ page, site }) => {
  await openDeck(page, site.url);
  const slides = await outlineOf(page);
  const places = slides.flatMap(({ id, steps }) =>
    Array.from({ length: steps + 1 }, (_, step) => ({ slide: id, step })),
  );
  expect(await missedOf(page, [...places, ...places.toReversed()])).toEqual([]);
});

for (const [hash, slide, step] of [
  ['#/hypervisor', 'hypervisor', 0],
  ['#/hypervisor/0', 'hypervisor', 0],
  ['#hypervisor/', 'hypervisor', 0],
  ['#%68ypervisor', 'hypervisor', 0],
  ['#/hypervisor/2', 'hypervisor', 2],
  ['#/hypervisor/9', 'hypervisor', 3],
] as const) {
  test(`${hash} is a way to say ${slide}, step ${step}`, async ({ page, site }) => {
    await openDeck(page, site.url + hash);
    await expectAt(page, slide, step);
  });
}

test('a key pressed as a link is followed writes over no address', async ({ page, site }) => {
  await openDeck(page, `${site.url}#/hypervisor`);
  // In one task: `hashchange` is dispatched only afterwards.
  await page.evaluate(() => {
    location.hash = '#/nvmm';
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  });
  await expectAt(page, 'nvmm', 0);
  await page.goBack();
  await expectAt(page, 'hypervisor', 0);
});

const hostile = [
  '#no-such-slide',
  '#/no-such-slide/3',
  '#/hypervisor/-1',
  '#/hypervisor/1e3',
  '#/hypervisor/1/1/1',
  '#',
  '#/',
  '#//',
  '#%',
  '#%E0%A4%A',
  '#%00',
  '#__proto__',
  '#/constructor/1',
  '#"],[id',
  '#/<img src=x onerror=alert(1)>/1',
  '#javascript:alert(1)',
  `#${'a'.repeat(20_000)}`,
  '#Slides',
];

test('an address that nobody knows begins at the start, without an error', { tag: '@long' }, async ({ page, site }) => {
  const take = watch(page, new URL(site.url).origin);
  for (const hash of hostile) {
    await page.goto('about:blank');
    await openDeck(page, site.url + hash);
    await expectAt(page, 'status-report');
    // A request that navigation aborts would be reported, too.
    await page.evaluate(() => document.fonts.ready);
    expect(take(), hash.slice(0, 40)).toEqual([]);
  }
});

test('a live address that nobody knows leaves the deck where it is', async ({ page, site }) => {
  await openDeck(page, `${site.url}#/hypervisor/1`);
  await page.evaluate(() => {
    location.hash = '#no-such-slide';
  });
  await expectAt(page, 'hypervisor', 1);
});

test('Back returns from a link to the slide and step it was followed from', async ({ page, site }) => {
  await openDeck(page, `${site.url}#topics`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expectAt(page, 'topics');
  await page.locator('#topics a[href="#future-plans"]').click();
  await expectAt(page, 'future-plans');
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'plans');
  await page.goBack();
  await expectAt(page, 'topics');
  await page.goForward();
  await expectAt(page, 'plans');
});

test('moving leaves no trace in the history', async ({ page, site }) => {
  await openDeck(page, site.url);
  const length = await page.evaluate(() => history.length);
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test('an id that a slide had before still leads to it', async ({ page }, info) => {
  const folder = info.outputPath('planted');
  const slides = ['first', 'second'].map((id) => ({ id, body: `<p>${id}</p>` }));
  await plant(folder, slides, (html) => html.replace('<section id="second"', '$& data-alias="old older"'));
  const { url, close } = await serve(folder);
  await openDeck(page, `${url}#/older/0`);
  await expectAt(page, 'second');
  await close();
});

test('parameters in the address are not taken for options of the deck', async ({ page, site }) => {
  await openDeck(page, `${site.url}?controls=true&view=scroll&rtl=true&keyboard=false&width=200#hypervisor`);
  await expectAt(page, 'hypervisor');
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'hypervisor', 1);
  expect(await page.locator('section.present').evaluate((one) => one.getBoundingClientRect().width)).toBe(1280);
});
