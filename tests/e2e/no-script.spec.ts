import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

/** Texts of the talk that a reader does not see. */
const hiddenTexts = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.slides') ?? document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.nodeValue?.trim() ?? '';
      // Ornaments, the name of the part, which its own heading says already, and what is for paper or a pointing hand.
      const aside = '[aria-hidden="true"], .part-name, sup, .permalink';
      if (!parent || text === '' || parent.closest(aside)) continue;
      const range = document.createRange();
      range.selectNode(node);
      const { width, height } = range.getBoundingClientRect();
      const isShown = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!isShown || width < 1 || height < 10) found.push(text);
    }
    return found;
  });

for (const edition of ['', 'read/']) {
  test.describe(edition === '' ? 'the slides' : 'the page with the notes', () => {
    test.beforeEach(async ({ page, site }) => {
      await page.goto(site.url + edition);
    });

    test('all text is there to see, steps and what has changed since among it', async ({ page }) => {
      expect(await page.locator('.slides section').count()).toBeGreaterThan(30);
      expect(await hiddenTexts(page)).toEqual([]);
    });

    test('it reads from top to bottom, in the order of the talk', async ({ page }) => {
      const tops = await page.locator('.slides section').evaluateAll((sections) =>
        sections.flatMap((section) => {
          const blocks = [...section.querySelectorAll('h1, h2, .body > *, .notes > *')];
          return blocks.map((block) => block.getBoundingClientRect().top);
        }),
      );
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
    });

    test('nothing scrolls sideways but code and tables, and nothing is tiny', async ({ page }) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const sizes = await page
        .locator('.slides :is(p, li, td, th, code)')
        .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    });

    test('a link to a slide leads to it', async ({ page }) => {
      await page.locator('#topics a[href="#future-plans"]').click();
      await expect(page.locator('#future-plans').getByRole('heading').first()).toBeInViewport();
    });
  });
}

for (const edition of ['', 'read/', 'speaker/', 'preflight/', 'handout/']) {
  test(`nothing that needs the script is offered, and an ornament needs no style: /${edition}`, async ({
    page,
    site,
  }) => {
    await page.goto(site.url + edition);
    await expect(page.locator('main')).toBeAttached();
    const offered = page.locator('button, input, select, [role="button"], a[href^="?"]').filter({ visible: true });
    await expect(offered).toHaveCount(0);
    const ornaments = await page.evaluate(() => {
      for (const sheet of document.querySelectorAll('style, link[rel="stylesheet"]')) sheet.remove();
      return [...document.querySelectorAll('svg:is(.frames, .emblem)')].map((svg) => ({
        width: svg.getBoundingClientRect().width,
        fills: [...svg.children].map((part) => getComputedStyle(part).fill).filter((fill) => fill !== 'none'),
      }));
    });
    expect(ornaments.filter(({ width, fills }) => width > 200 || fills.length > 0)).toEqual([]);
  });
}

test('the slides lead to the notes of every slide', async ({ page, site }) => {
  await page.goto(site.url);
  const slides = await page.locator('.slides > section').count();
  await page.getByRole('link', { name: 'with its notes' }).click();
  await expect(page).toHaveURL(`${site.url}read/`);
  await expect(page.locator('.notes')).toHaveCount(slides);
});
