import { devices, type Browser, type Page } from '@playwright/test';
import { openDeck, outlineOf, waitForPage } from '../../src/inspect/open.ts';
import { addressOf, expectAt, missedOf, oneOfEachKind, type Place } from './deck.ts';
import { expect, test } from './fixtures.ts';

/** An address means one place: in the deck and in the article, at a desk and on a phone. */

const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['iPhone 13'];

const settled = (page: Page) => waitForPage(page, { figures: 'ready' });

async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch },
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** The article's present slide: the one with the first visible title, as painted. */
const slideSeen = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const bar = document.querySelector('.masthead')?.getBoundingClientRect().bottom ?? 0;
    const seen = [...document.querySelectorAll('.slides > section')].find((section) => {
      const { top = -1 } = section.querySelector('h1, h2, h3')?.getBoundingClientRect() ?? {};
      return top >= bar;
    });
    return seen?.id;
  });

/** Opens slides of the article by their addresses, and returns those that are not in view afterwards. */
async function missedInArticle(page: Page, places: readonly Place[]): Promise<string[]> {
  const missed: string[] = [];
  for (const { slide, step } of places) {
    const hash = addressOf(slide, step);
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    const seen = await slideSeen(page);
    const there = new URL(page.url()).hash;
    if (seen !== slide || there !== hash) missed.push(`read ${hash}: ${seen} at ${there}`);
  }
  return missed;
}

for (const device of ['desk', 'phone'] as const) {
  test(
    `every slide's address leads there in both editions, and stays: ${device}`,
    { tag: '@long' },
    async ({ browser, site }) => {
      const page = device === 'phone' ? await openPhone(browser) : await browser.newPage();
      await page.goto(`${site.url}read/`);
      await settled(page);
      const slides = (await outlineOf(page)).map(({ id, steps }) => ({ slide: id, step: steps }));
      const kinds = await oneOfEachKind(page);
      const missed = await missedInArticle(page, [...slides, ...slides.toReversed()]);
      // What is about opening, a kind of slide at a time.
      for (const { slide, step } of kinds) {
        const hash = addressOf(slide, step);
        await page.goto('about:blank');
        await page.goto(`${site.url}read/${hash}`);
        await settled(page);
        const seen = await slideSeen(page);
        const there = new URL(page.url()).hash;
        if (seen !== slide || there !== hash) missed.push(`read, opened at ${hash}: ${seen} at ${there}`);
      }
      // The deck at a desk is in `addresses.spec.ts`, every step of it.
      if (device === 'phone') {
        // On a phone the deck's address redirects to the article; `?deck` opens the deck.
        for (const { slide, step } of kinds) {
          const hash = addressOf(slide, step);
          await page.goto('about:blank');
          await page.goto(`${site.url}?deck${hash}`);
          await waitForPage(page, { ready: 'deck' });
          const here = await page.locator('section.present').getAttribute('id');
          const there = new URL(page.url()).hash;
          if (here !== slide || there !== hash) missed.push(`deck, opened at ${hash}: ${here} at ${there}`);
        }
        missed.push(...(await missedOf(page, slides)));
      }
      expect(kinds.length).toBeGreaterThan(5);
      expect(missed).toEqual([]);
      await page.context().close();
    },
  );

  test(`the address follows who scrolls, slide by slide: ${device}`, { tag: '@long' }, async ({ browser, site }) => {
    const page = device === 'phone' ? await openPhone(browser) : await browser.newPage();
    await page.goto(`${site.url}read/`);
    await settled(page);
    // All of it has its height, so that one scroll leads to a slide.
    await page.locator('html[data-laid]').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    const slides = await outlineOf(page);
    const before = await page.evaluate(() => history.length);
    const lost = await page.evaluate(
      async (ids) => {
        const missed: string[] = [];
        for (const id of ids) {
          scrollTo(0, scrollY + (document.getElementById(id)?.getBoundingClientRect().top ?? 0) - 80);
          const late = performance.now() + 5000;
          while (location.hash !== `#${id}` && performance.now() < late)
            await new Promise((resolve) => requestAnimationFrame(resolve));
          if (location.hash !== `#${id}`) missed.push(`${id}: ${location.hash}`);
          if (missed.length === 3) break;
        }
        return missed;
      },
      slides.slice(1).map(({ id }) => id),
    );
    expect(lost).toEqual([]);
    // Scrolling must not add history entries.
    expect(await page.evaluate(() => history.length)).toBe(before);
    await page.context().close();
  });
}

test(
  'a slide is reached without scroll anchoring, and stays where it is',
  { tag: '@long' },
  async ({ browser, site }) => {
    const page = await openPhone(browser);
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.overflowAnchor = 'none';
      });
    });
    for (const id of ['haxm', 'xen-domains']) {
      await page.goto('about:blank');
      await page.goto(`${site.url}read/#${id}`);
      await settled(page);
      expect(await slideSeen(page)).toBe(id);
    }
    await page.context().close();
  },
);

test(
  'a reload and the way back lead to the same line, though the page is laid out anew',
  { tag: '@long' },
  async ({ page, site }) => {
    await page.goto(`${site.url}read/#xen-layers`);
    // All of it is laid out now, and only part of it will be after the reload.
    await page.locator('html[data-laid]').waitFor();
    await page.mouse.wheel(0, 1500);
    await expect.poll(() => new URL(page.url()).hash).not.toBe('#xen-layers');
    const slide = page.locator(new URL(page.url()).hash);
    const top = async () => (await slide.boundingBox())?.y ?? NaN;
    const left = await top();
    // A page is scrolled by whole pixels, and parts above may end between two: each way is half a pixel off at the most.
    await page.reload();
    await settled(page);
    expect(Math.abs((await top()) - left)).toBeLessThanOrEqual(0.5);
    await page.goto(`${site.url}handout/`);
    await page.goBack();
    await settled(page);
    expect(Math.abs((await top()) - left)).toBeLessThanOrEqual(1);
  },
);

test('a step is seen in the article: its line, its lines of code, its drawing', async ({ page, site }) => {
  await page.goto(`${site.url}read/#/haxm/3`);
  await settled(page);
  await expect(page.locator('#haxm .current-fragment')).toHaveText('Intel processors only, with VT-x and EPT');
  // The others are not hidden: a reader sees all slides.
  const lines = await page.locator('#haxm .fragment').count();
  expect(lines).toBeGreaterThan(3);
  for (const line of await page.locator('#haxm .fragment').all()) await expect(line).toBeVisible();
  await page.goto(`${site.url}read/#/gdb-session/1`);
  await expect(page.locator('#gdb-session [data-figure]')).toHaveAttribute('state', '1');
});

test(
  'R and the link go from the deck to the article and back, at the same slide and step',
  { tag: '@long' },
  async ({ page, site }) => {
    await page.goto(`${site.url}#/nvmm/2`);
    await expectAt(page, 'nvmm', 2);
    await page.keyboard.press('r');
    await page.waitForURL(`${site.url}read/#/nvmm/2`);
    await settled(page);
    await expect(page.locator('#nvmm .current-fragment')).toBeInViewport();
    await page.keyboard.press('r');
    await page.waitForURL(`${site.url}#/nvmm/2`);
    await expectAt(page, 'nvmm', 2);
    await page.goBack();
    await page.waitForURL(`${site.url}read/#/nvmm/2`);
    await settled(page);
    await page.getByRole('link', { name: 'Slides', exact: true }).click();
    await page.waitForURL(`${site.url}#/nvmm/2`);
    await expectAt(page, 'nvmm', 2);
    await settled(page);
    await page.mouse.move(200, 200);
    await page.getByRole('button', { name: 'Read' }).click();
    await page.waitForURL(`${site.url}read/#/nvmm/2`);
  },
);

test('who speaks cannot lose the slides by a slip of the finger', async ({ context, site }) => {
  const hall = await context.newPage();
  await openDeck(hall, `${site.url}#xen`);
  const speaker = await context.newPage();
  await speaker.goto(`${site.url}speaker/#xen`);
  await waitForPage(speaker, { ready: 'speaker' });
  await speaker.keyboard.press('ArrowRight');
  await expectAt(hall, 'xen', 1);
  await hall.bringToFront();
  await hall.keyboard.press('r');
  await expect(hall.locator('.aria-status')).toHaveText('Not while the speaker view is open');
  await expectAt(hall, 'xen', 1);
});

test('Back and Forward go through the links that were followed', async ({ page, site }) => {
  await page.goto(`${site.url}read/`);
  await settled(page);
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'HAXM', exact: true }).click();
  await expect.poll(() => slideSeen(page)).toBe('haxm');
  await page.locator('#haxm a.term', { hasText: 'EPT' }).click();
  await expect(page.locator('#Term-EPT')).toBeInViewport();
  await page.goBack();
  await expect(page.locator('#haxm h3')).toBeInViewport();
  await page.goForward();
  await expect(page.locator('#Term-EPT')).toBeInViewport();
});

test('who comes back is offered the place where they left', { tag: '@long' }, async ({ page, site }) => {
  await page.goto(`${site.url}read/#xen-layers`);
  await settled(page);
  await page.mouse.wheel(0, 1500);
  await expect.poll(() => new URL(page.url()).hash).not.toBe('#xen-layers');
  const { hash } = new URL(page.url());
  await page.reload();
  await settled(page);
  await expect(page.locator(hash)).toBeInViewport();

  await page.goto('about:blank');
  await page.goto(`${site.url}read/`);
  await settled(page);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.getByRole('complementary', { name: 'Your last visit' }).getByRole('link').click();
  await expect(page.locator(hash).getByRole('heading').first()).toBeInViewport();
});

test.describe('on a phone', () => {
  test('the address of a slide leads to the article, at the same slide', async ({ browser, site }) => {
    const page = await openPhone(browser);
    await page.goto(`${site.url}?year=2019#/haxm/3`);
    await page.waitForURL(`${site.url}read/?year=2019#/haxm/3`);
    await settled(page);
    await expect(page.locator('#haxm .current-fragment')).toBeInViewport();
    await page.context().close();
  });

  test('whoever insists has the slides: they fit, swipe, and keep the address', async ({ browser, site }) => {
    const page = await openPhone(browser);
    await page.goto(`${site.url}read/#xen`);
    await settled(page);
    await page.getByRole('link', { name: 'Slides', exact: true }).tap();
    await page.waitForURL(`${site.url}?deck#xen`);
    await expectAt(page, 'xen');
    const box = await page.locator('section.present').boundingBox();
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(width);
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(height);

    const session = await page.context().newCDPSession(page);
    const swipe = async (from: number, to: number) => {
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y: 300 }] });
      for (const part of [0.3, 0.6, 1]) {
        const x = from + (to - from) * part;
        await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: 300 }] });
      }
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await swipe(330, 60);
    await expectAt(page, 'xen', 1);
    await swipe(60, 330);
    await expectAt(page, 'xen');
    await page.reload();
    await expectAt(page, 'xen');
    await page.context().close();
  });
});
