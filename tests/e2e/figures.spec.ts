import type { Page } from '@playwright/test';
import { openDeck, show, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { faultsIn } from './axe.ts';
import { expectAt, openKept } from './deck.ts';
import { expect, test as base } from './fixtures.ts';
import { random } from './random.ts';

/** More pages that a worker opens once; a test takes them to its slide by the address. */
interface Kept {
  readonly otherDeck: Page;
  readonly article: Page;
}

const test = base.extend<object, { readonly kept: Kept }>({
  kept: [
    async ({ browser, site }, use) => {
      const context = await browser.newContext();
      const [otherDeck, article] = [await context.newPage(), await context.newPage()];
      await openDeck(otherDeck, site.url);
      await use({ otherDeck, article });
      await context.close();
    },
    { scope: 'worker' },
  ],
});

/** Follows a link inside the page. */
async function follow(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    if (location.hash === to) return;
    const arrived = new Promise((resolve) => {
      addEventListener('hashchange', resolve, { once: true });
    });
    location.hash = to;
    await arrived;
  }, hash);
}

/**
 * The slides whose figures have steps and something to press before the first, and one for each figure without steps:
 * another drawing of one state is as that.
 */
const slides = [
  'hypervisor',
  'two-types',
  'emulation-compared',
  'execution-lab',
  'exits-counted',
  'gdb-session',
  'do-it-yourself',
  'limits-of-emulation',
  'xen-layers',
  'xen-guest-types',
  'netbsd-guest-types',
  'xen-architectures',
  'engine-layers',
  'haxm-and-nvmm',
  'status',
  'status-today',
  'timeline',
];

const FIGURE = 'section.present [data-figure]';

/** The figures of a slide as they are drawn; not which choice Tab reaches, nor what the page noted on a copy. */
const drawings = (page: Page, slide: string) =>
  page.locator(`[id="${slide}"] [data-figure] > .drawing`).evaluateAll(async (all) => {
    // A drawing follows its room in the next frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return all.map((drawing) => {
      const copy = drawing.cloneNode(true);
      const tree = document.createElement('div');
      tree.append(copy);
      tree.querySelectorAll('[tabindex]').forEach((one) => {
        one.removeAttribute('tabindex');
      });
      tree.querySelector('.tools [aria-live=polite]')?.remove();
      return tree.innerHTML.replaceAll(/<!--.*?-->/gs, '');
    });
  });

/** The same figures, made anew from the author's own table and put into the page. */
const drawnAnew = (page: Page, slide: string) =>
  page.locator(`[id="${slide}"]`).evaluate((section) => {
    for (const figure of section.querySelectorAll('[data-figure]')) {
      const fresh = document.createElement(figure.localName);
      for (const name of ['data-figure', 'state', 'steps', 'print']) {
        const value = figure.getAttribute(name);
        if (value !== null) fresh.setAttribute(name, value);
      }
      const own = [...figure.children].filter((child) => !child.matches('.drawing'));
      fresh.append(...own.map((child) => child.cloneNode(true)));
      figure.replaceWith(fresh);
    }
  });

/** Presses one of the buttons of the drawing; all have names. */
async function press(page: Page, pick: (count: number) => number): Promise<void> {
  // Figures that play or run by themselves change all the time; they have their own tests.
  const buttons = page
    .locator(`${FIGURE} .picture :is(button:enabled, [role=button])`)
    .filter({ visible: true, hasNotText: /^\s*(Play|Pause|Run it live)/ });
  const count = await buttons.count();
  expect(count).toBeGreaterThan(0);
  const button = buttons.nth(pick(count));
  // In a drawing of lines, what can be pressed is not the whole box around it.
  const hit = button.locator('.hit');
  await ((await hit.count()) > 0 ? hit.first() : button).click();
}

const state = (page: Page) => page.locator(FIGURE).first().getAttribute('state');

test('this list has every slide whose figure has steps, and every figure', async ({ page, site }) => {
  await openDeck(page, site.url);
  const found = await page.locator('.slides > section:has([data-figure])').evaluateAll((sections) => {
    const named = sections.map((section) => {
      const all = [...section.querySelectorAll<HTMLElement>('[data-figure]')];
      const hasSteps = all.some((one) => one.getAttribute('steps') && one.getAttribute('state') !== 'first-0');
      return { id: section.id, hasSteps, figure: all[0]?.dataset.figure };
    });
    const isKnown = (figure: string | undefined) => named.some((one) => one.hasSteps && one.figure === figure);
    return named
      .filter(({ hasSteps, figure }, index) => {
        const isFirst = named.findIndex((one) => one.figure === figure) === index;
        return hasSteps || (isFirst && !isKnown(figure));
      })
      .map(({ id }) => id);
  });
  expect(found).toEqual(slides);
});

for (const slide of slides) {
  test.describe(slide, () => {
    test(
      'every step is the same drawing, whatever came before it',
      { tag: '@long' },
      async ({ keptDeck: page, site }) => {
        await openKept(page, slide);
        const take = watch(page, new URL(site.url).origin);
        const steps = Number(await page.locator('section.present').getAttribute('data-steps'));
        const byStep: string[][] = [];
        for (let step = 0; step <= steps; step += 1) {
          await show(page, { slide, step });
          byStep.push(await drawings(page, slide));
        }
        expect(byStep.flat().every((drawing) => drawing.includes('class="picture"'))).toBe(true);

        const pick = random(slide);
        let step = steps;
        for (let move = 0; move < 25; move += 1) {
          // Without a step, nothing resets the reader's choice.
          if (steps > 0 && pick(3) === 0) await press(page, pick);
          const to = Math.min(steps, Math.max(0, step + (pick(2) === 0 ? -1 : 1)));
          if (to === step) continue;
          await page.keyboard.press(to > step ? 'PageDown' : 'PageUp');
          step = to;
          await expectAt(page, slide, step);
          expect(await drawings(page, slide), `step ${step.toString()}`).toEqual(byStep[step]);
        }
        await drawnAnew(page, slide);
        expect(await drawings(page, slide)).toEqual(byStep[step]);
        expect(take()).toEqual([]);
      },
    );

    test('what a hand chose stands in the address, there and in the article', async ({
      keptDeck: page,
      kept,
      site,
    }) => {
      const { otherDeck, article } = kept;
      await openKept(page, slide);
      const pick = random(`${slide} by hand`);
      const seen = new Set<string | null>();
      for (let round = 0; round < 3;) {
        await page.bringToFront();
        await press(page, pick);
        seen.add(await state(page));
        const { hash } = new URL(page.url());
        // Opened anew it is below, where a link is copied.
        await otherDeck.bringToFront();
        await follow(otherDeck, hash);
        expect(await drawings(otherDeck, slide)).toEqual(await drawings(page, slide));
        // The step's default state is not in the address, and the article has no steps.
        if (hash.split('/').length <= 3) continue;
        await article.bringToFront();
        if (round === 0) {
          await article.goto('about:blank');
          await article.goto(`${site.url}read/${hash}`);
          await waitForPage(article, { ready: 'article' });
        } else await follow(article, hash);
        const figure = article.locator(`[id="${slide}"] [data-figure]`).first();
        await expect(figure).toHaveAttribute('state', (await state(page)) ?? '');
        await expect(figure).toBeInViewport();
        round += 1;
      }
      expect(seen.size).toBeGreaterThan(1);
    });

    test(
      'axe finds nothing in any state it meets, light or dark, and a change is read out',
      { tag: '@long' },
      async ({ keptDeck: page }) => {
        await openKept(page, slide);
        const pick = random(`${slide} for axe`);
        for (let round = 0; round < 4; round += 1) {
          await page.emulateMedia({ colorScheme: round % 2 === 0 ? 'light' : 'dark' });
          const before = await state(page);
          await press(page, pick);
          if ((await state(page)) !== before) {
            const says = await page.locator(`${FIGURE} .says`).first().textContent();
            expect(await page.locator('.aria-status').textContent()).toBe(says?.trim());
          }
          const violations = await faultsIn(page, FIGURE);
          expect(violations, `state ${(await state(page)) ?? ''}`).toEqual([]);
        }
      },
    );

    test('the keyboard works inside it, and the presenter’s keys stay with the deck', async ({ keptDeck: page }) => {
      await openKept(page, slide);
      const choice = page.locator(`${FIGURE} [data-choice][tabindex="0"]`).first();
      await choice.focus();
      const isSeen = await choice.evaluate((one) => {
        const hit = one.querySelector('.hit');
        return hit ? getComputedStyle(hit).stroke !== 'none' : getComputedStyle(one).outlineStyle === 'solid';
      });
      expect(isSeen).toBe(true);
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'End', 'Home', 'ArrowRight', 'Enter']) {
        await page.keyboard.press(key);
        expect(await page.evaluate(() => document.querySelector('section.present')?.id)).toBe(slide);
        expect(await page.locator(`${FIGURE} :focus`).count()).toBe(1);
      }
      expect(await page.locator('section.present .fragment.visible').count()).toBe(0);
      await page.keyboard.press('PageDown');
      const steps = Number(await page.locator(`[id="${slide}"]`).getAttribute('data-steps'));
      if (steps > 0) await expectAt(page, slide, 1);
      else await expect(page.locator('section.present')).not.toHaveAttribute('id', slide);
      await page.keyboard.press('Escape');
      await expect(page.locator('.reveal')).toHaveClass(/overview/);
    });
  });
}

test('cloned, taken away and put back, a figure draws the same', { tag: '@long' }, async ({ page, site }) => {
  await openDeck(page, site.url);
  for (const slide of slides) {
    await show(page, { slide, step: 0 });
    await press(page, random(`${slide} to clone`));
    const before = await drawings(page, slide);
    await page.locator(FIGURE).evaluateAll((figures) => {
      for (const figure of figures) {
        const clone = figure.cloneNode(true);
        const { parentElement } = figure;
        figure.replaceWith(clone);
        parentElement?.append(clone);
      }
    });
    expect(await drawings(page, slide), slide).toEqual(before);
  }
});

test('nothing moves where motion is not wanted', { tag: '@long' }, async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openDeck(page, site.url);
  for (const slide of slides) {
    await show(page, { slide, step: 0 });
    await press(page, random(`${slide} at rest`));
    const moving = await page
      .locator(FIGURE)
      .evaluateAll((all) => all.flatMap((one) => one.getAnimations({ subtree: true })).length);
    expect(moving, slide).toBe(0);
  }
});

test('figures that cannot be drawn leave their tables, a line each in the console, and a deck that goes on', async ({
  page,
  site,
}) => {
  await page.route(`${site.url}**`, async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    const html = (await response.text()).replaceAll(/(<talk-[^>]*>)/g, '$1<p>Not for a figure</p>');
    return route.fulfill({ response, body: html });
  });
  const errors: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
  await openDeck(page, site.url);
  await expectTables(page, async (slide) => {
    const count = await page.locator(FIGURE).count();
    expect(errors.filter((text) => text.includes(`#${slide} `))).toHaveLength(count);
  });
});

test('without their code the tables stay', { tag: '@long' }, async ({ page, site }) => {
  await page.route(/element-[^/]*\.js$/, (route) => route.abort());
  await openDeck(page, site.url);
  await expectTables(page);
});

/** Every figure's own table or list is there to see, and the deck goes on from it. */
async function expectTables(page: Page, more?: (slide: string) => Promise<void>): Promise<void> {
  for (const slide of slides) {
    await show(page, { slide, step: 0 });
    await expect(page.locator(`${FIGURE} > .drawing`)).toHaveCount(0);
    for (const figure of await page.locator(FIGURE).all())
      await expect(figure.locator(':is(table, ul, ol, pre)').first()).toBeVisible();
    await more?.(slide);
    const before = page.url();
    await page.keyboard.press('PageDown');
    await expect(page).not.toHaveURL(before);
  }
}

/** The first slide of these with each figure. */
const oneOfEach = (page: Page) =>
  page.locator('.slides > section [data-figure]').evaluateAll((figures, known) => {
    const named = figures.map((figure) => [figure.localName, figure.closest('section')?.id ?? ''] as const);
    return [...new Map(named.filter(([, id]) => known.includes(id)).reverse()).values()];
  }, slides);

test('a link that is copied opens the very same view', { tag: '@long' }, async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const fresh = await context.browser()?.newContext();
  const other = await fresh?.newPage();
  if (!other) throw new Error('There is no second browser');
  await openDeck(page, `${site.url}?year=today`);
  for (const slide of await oneOfEach(page)) {
    await show(page, { slide, step: 0 });
    await press(page, random(`${slide} to copy`));
    await page.locator(FIGURE).first().getByRole('button', { name: 'Copy link' }).click();
    await expect(page.locator(`${FIGURE} .tools [aria-live=polite]`).first()).toHaveText('Link copied');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await other.goto('about:blank');
    await openDeck(other, link);
    expect(await drawings(other, slide)).toEqual(await drawings(page, slide));
  }
  await fresh?.close();
});

for (const forcedColors of ['none', 'active'] as const) {
  test(`labels of the time line keep to the room they were given, out of their lines, forced colours: ${forcedColors}`, async ({
    page,
    site,
  }) => {
    await page.emulateMedia({ forcedColors });
    await openDeck(page, `${site.url}#timeline`);
    const labels = await page.locator(`${FIGURE} .wide > svg + svg [role=button]:has(text)`).evaluateAll((all) =>
      all.map((one) => {
        const text = one.querySelector('text');
        const ground = one.querySelector<SVGRectElement>('.ground');
        const lens = one.closest('.wide')?.querySelector('rect.lens');
        if (!text || !ground || !lens) return { fits: false, isOnGround: false };
        // Semibold is wider, and so is the chosen one set. What is pressed reaches 4 px further than the label.
        text.style.setProperty('font-weight', '600');
        const [words, room] = [text.getBBox(), ground.getBBox()];
        return {
          fits: words.x >= room.x + 4 && words.x + words.width <= room.x + room.width - 4,
          isOnGround: getComputedStyle(ground).fill === getComputedStyle(lens).fill,
        };
      }),
    );
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter(({ fits, isOnGround }) => !fits || !isOnGround)).toEqual([]);
  });
}

for (const query of ['?print', '?print&figures'])
  test(`on paper no word of a table is lost: ${query}`, async ({ page, site }) => {
    await page.goto(`${site.url}${query}`);
    await waitForPage(page, { ready: 'print' });
    await page.emulateMedia({ media: 'print' });
    for (const slide of slides) {
      const lost = await page.locator(`[id="${slide}"]`).evaluate((section) => {
        const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        const name = section.dataset.place;
        const pages = [...document.querySelectorAll<HTMLElement>('.slides > section')].filter(
          ({ dataset }) => dataset.place === name,
        );
        const shown = new Set(pages.flatMap((one) => words(one.innerText)));
        const own = [...section.querySelectorAll('[data-figure] > :not(.drawing)')];
        const texts = own.flatMap((child) => {
          const walker = document.createTreeWalker(child, NodeFilter.SHOW_TEXT);
          const found: string[] = [];
          while (walker.nextNode()) found.push(walker.currentNode.nodeValue ?? '');
          return found;
        });
        return texts.flatMap(words).filter((word) => !shown.has(word));
      });
      expect(lost, slide).toEqual([]);
    }
  });
