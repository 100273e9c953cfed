import { openDeck, outlineOf, waitForPage } from '../../src/inspect/open.ts';
import { painted } from './deck.ts';
import { expect, test } from './fixtures.ts';
import type { Page } from '@playwright/test';
import { keepInk } from './ink.ts';

async function openPrint(page: Page, url: string) {
  await page.goto(url);
  await waitForPage(page, { ready: 'print' });
  await page.emulateMedia({ media: 'print' });
}

/** The pages of slides as laid out for paper, without those of a figure's words. */
const pagesOf = (page: Page) =>
  page.locator('.slides > section:not(.words)').evaluateAll((sections) =>
    sections.map((section) => {
      const { width, height, top } = section.getBoundingClientRect();
      const fragments = [...section.querySelectorAll('.fragment')];
      const shown = fragments.filter((one) => getComputedStyle(one).visibility === 'visible').length;
      const name = section.querySelector('h1, h2')?.textContent ?? '';
      return { name, width, height, top: top + scrollY, fragments: fragments.length, shown };
    }),
  );

test('one page a slide, after its last step, in order', async ({ page, site }) => {
  await openDeck(page, site.url);
  const slides = await outlineOf(page);
  await openPrint(page, `${site.url}?print`);
  const pages = await pagesOf(page);
  expect(pages).toHaveLength(slides.length);
  pages.forEach(({ width, height, top, fragments, shown }) => {
    expect({ width, height, rest: top % 720 }).toEqual({ width: 1280, height: 720, rest: 0 });
    expect(shown).toBe(fragments);
  });
});

test('?print=steps has a page for each step, and each id once', { tag: '@long' }, async ({ page, site }) => {
  await openDeck(page, site.url);
  const slides = await outlineOf(page);
  await openPrint(page, `${site.url}?print=steps`);
  const expected = slides.flatMap(({ steps }) => Array.from({ length: steps + 1 }, (_, step) => step));
  expect((await pagesOf(page)).map(({ shown }) => shown)).toEqual(expected);
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(slides.map(({ id }) => id)));
});

test('?print&figures has a page behind a slide whose figures do not say all, and none has bars', async ({
  page,
  site,
}) => {
  await openDeck(page, site.url);
  const slides = await outlineOf(page);
  await openPrint(page, `${site.url}?print&figures`);
  const words = page.locator('.slide.words');
  expect(await words.count()).toBeGreaterThan(2);
  await expect(page.locator('.slides > section:not(.words)')).toHaveCount(slides.length);
  for (const text of await words.allInnerTexts()) expect(text).not.toContain(' | ');
});

test('what a drawing leaves out is in the page, takes no room, and its links lie over what they are about', async ({
  page,
  site,
}) => {
  await openPrint(page, `${site.url}?print`);
  const layers = page.locator('.unseen');
  expect(await layers.count()).toBeGreaterThan(2);
  for (const text of await layers.allInnerTexts()) expect(text).not.toContain(' | ');
  const facts = await layers.evaluateAll((all) =>
    all.map((layer) => ({
      colours: [...new Set([layer, ...layer.querySelectorAll('*')].map((one) => getComputedStyle(one).color))],
      // A link lies over what it is about, which may be a sentence below the drawing.
      fits: [...layer.querySelectorAll('table, ul, ol, p, pre')].every(
        (block) =>
          block.getBoundingClientRect().bottom <= layer.getBoundingClientRect().bottom + 1 &&
          block.scrollWidth <= layer.clientWidth + 1,
      ),
    })),
  );
  for (const fact of facts) expect(fact).toEqual({ colours: ['rgba(0, 0, 0, 0)'], fits: true });
  // A mark that is called by it lies under the link of an event, or the sentence about the one that is chosen.
  const links = await page.locator('[data-figure="time-line"] .unseen a').evaluateAll((all) =>
    all.map((link) => {
      const [own, says] = [link.getBoundingClientRect(), link.textContent.replace(/\s+/g, '')];
      const marks = [...(link.closest('.drawing')?.querySelectorAll('.wide [aria-label], .event') ?? [])];
      const [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
      const isUnder = marks
        .filter((one) => (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, '').includes(says))
        .map((one) => one.getBoundingClientRect())
        .some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
      return isUnder ? '' : says;
    }),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((says) => says !== '')).toEqual([]);
});

test('nothing of the live deck hides a page from readers of the PDF', async ({ page, site }) => {
  await openPrint(page, `${site.url}?print`);
  await expect(page.locator('.slides :is(section, section *):is([inert], [hidden])')).toHaveCount(0);
  await expect(page.locator('section[aria-hidden], [role=application]')).toHaveCount(0);
});

test('paper is light and of 2019, unless the address asks for something else', async ({ page, site }) => {
  const look = () =>
    page.locator('#virtualization').evaluate((section) => ({
      isLight: getComputedStyle(section).color === 'rgb(21, 23, 28)',
      since: section.querySelector('.since')?.checkVisibility(),
    }));
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPrint(page, `${site.url}?print`);
  expect(await look()).toEqual({ isLight: true, since: false });
  await openPrint(page, `${site.url}?print&theme=dark&year=today`);
  expect(await look()).toEqual({ isLight: false, since: true });
});

test('a plain Ctrl+P on the live deck gives every slide too', async ({ page, site }) => {
  await openDeck(page, `${site.url}#/hypervisor/1`);
  await page.emulateMedia({ media: 'print' });
  const pages = await pagesOf(page);
  pages.forEach(({ width, height, fragments, shown }) => {
    expect({ width, height }).toEqual({ width: 1280, height: 720 });
    expect(shown).toBe(fragments);
  });
  await expect(page.locator('.bar, .progress, .panel, .skip').filter({ visible: true })).toHaveCount(0);
});

test(
  'strokes lie on the page that shows the whole slide, and on no other',
  { tag: '@long' },
  async ({ page, site }) => {
    const stroke = [
      { x: 0.1, y: 0.1 },
      { x: 0.9, y: 0.9 },
    ];
    await openPrint(page, `${site.url}?print`);
    await keepInk(page, { hypervisor: [stroke] });
    for (const query of ['?print&figures&ink', '?print=steps&figures&ink']) {
      await openPrint(page, `${site.url}${query}`);
      const drawn = await page.locator('.slides > section').evaluateAll((pages) => {
        const first = pages.findIndex(({ id }) => id === 'hypervisor');
        const next = pages.findIndex(({ id }, index) => index > first && id !== '');
        const own = pages.slice(first, next).filter((one) => !one.classList.contains('words'));
        return {
          hasWords: pages.slice(first, next).some((one) => one.classList.contains('words')),
          pages: pages.flatMap((one, index) => (one.querySelector('.ink') ? [index - first] : [])),
          last: own.length - 1,
        };
      });
      expect(drawn).toEqual({ hasWords: true, pages: [drawn.last], last: query.includes('steps') ? 3 : 0 });
    }
  },
);

test('a drawing is final when the page is ready: a busy machine prints it before the next frame', async ({
  page,
  site,
}) => {
  await page.emulateMedia({ media: 'print' });
  // Comments hold a random number of lit-html.
  const paths = () =>
    page.locator('.paths').evaluateAll((all) => all.map(({ innerHTML }) => innerHTML.replaceAll(/<!--.*?-->/g, '')));
  await openPrint(page, `${site.url}?print=steps`);
  // Observers of sizes report with the first frame, and the drawing follows them in the second.
  await painted(page, 3);
  const settled = await paths();
  expect(settled.join('')).toContain('<path');
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
  });
  await openPrint(page, `${site.url}?print=steps`);
  expect(await paths()).toEqual(settled);
});

test('boxes are as wide on paper as on the stage', async ({ page, site }) => {
  const slide = 'automated-tests';
  const widths = () => page.locator(`[id="${slide}"] .box`).evaluateAll((all) => all.map((box) => box.clientWidth));
  await openDeck(page, `${site.url}#${slide}`);
  const onStage = await widths();
  expect(onStage.length).toBeGreaterThan(3);
  await openPrint(page, `${site.url}?print`);
  expect(await widths()).toEqual(onStage);
});
