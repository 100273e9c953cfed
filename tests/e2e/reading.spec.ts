import type { Page } from '@playwright/test';
import { outlineOf, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { withStepSigns } from '../../src/pages/article/compose/step-signs.ts';
import { pageOf } from '../../src/render/links.ts';
import { isElement, textOf } from '../../src/trees.ts';
import { expectAt } from './deck.ts';
import { expect, test as base } from './fixtures.ts';

async function openArticle(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await waitForPage(page, { figures: 'ready' });
  await page.evaluate(() => document.fonts.ready);
}

const WINDOW = { width: 1280, height: 720 };

interface OnceAWorker {
  /** The page with the notes that stays open. */
  readonly keptArticle: Page;
}

interface OnceATest {
  readonly url: string;
  /** The page with the notes, just opened, and all it has asked for loaded. */
  readonly reading: Page;
  /** The page that stays open, for tests that neither navigate nor press keys. */
  readonly article: Page;
}

const test = base.extend<OnceATest, OnceAWorker>({
  url: ({ site }, use) => use(`${site.url}read/`),
  reading: async ({ page, url }, use) => {
    await openArticle(page, url);
    await use(page);
  },
  keptArticle: [
    async ({ browser, site }, use) => {
      const context = await browser.newContext({ viewport: WINDOW });
      const page = await context.newPage();
      await openArticle(page, `${site.url}read/`);
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
  article: async ({ keptArticle }, use) => {
    await keptArticle.emulateMedia({ media: null, colorScheme: null });
    await keptArticle.setViewportSize(WINDOW);
    await use(keptArticle);
  },
});

test('it has a policy without holes, and nothing that goes against it', async ({ page, url }) => {
  const take = watch(page, new URL(url).origin);
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  expect(take()).toEqual([]);
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(1);

  const policy = page.locator('head > meta[http-equiv="Content-Security-Policy"]');
  const text = (await policy.getAttribute('content')) ?? '';
  expect(text).toContain("default-src 'none'");
  expect(text).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
  expect(await policy.evaluate((meta) => meta.previousElementSibling?.outerHTML)).toBe('<meta charset="utf-8">');

  // Violations of it are recorded.
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">against the policy</p>');
  });
  await expect
    .poll(() => take().map(({ text: words }) => words))
    .toEqual([expect.stringContaining('Content Security')]);
});

test('without script it shows every slide and every note of the files, whole and in order', async ({
  browser,
  url,
}) => {
  const reading = await browser.newPage({ javaScriptEnabled: false });
  await reading.goto(url);
  const { talk } = await loadTalk(await readSources('slides'));
  const written = (talk?.slides ?? []).map(({ slide, heading, body, notes }) => ({
    id: slide.id,
    heading: squeeze(heading.map(textOf).join('')),
    body: squeeze(textOf(body)),
    notes: squeeze(withStepSigns(notes.children.filter(isElement), 'en').map(textOf).join('')),
  }));
  const shown = await reading.locator('.slides > section').evaluateAll((sections) =>
    sections.map((section) => {
      const seen = (selector: string) => {
        const found = [...section.querySelectorAll<HTMLElement>(selector)];
        return found.map((one) => one.innerText).join('');
      };
      return {
        id: section.id,
        heading: seen('.head :is(h1, h2, h3)'),
        body: seen('.shown > .body'),
        notes: seen('.notes'),
      };
    }),
  );
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter(({ notes }) => notes === '')).toEqual([]);
  expect(
    shown.map(({ id, heading, body, notes }) => ({
      id,
      heading: squeeze(heading),
      body: squeeze(body),
      notes: squeeze(notes),
    })),
  ).toEqual(written);
});

test('its slides have the ids of the deck, each once', async ({ reading, site }) => {
  const ids = await reading.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const slides = (await outlineOf(reading)).map(({ id }) => id);
  await reading.goto(site.url);
  expect(slides).toEqual((await outlineOf(reading)).map(({ id }) => id));
});

test('its links inside the site lead somewhere', async ({ reading }) => {
  const hrefs = await reading.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const ids = await reading.locator('[id]').evaluateAll((all) => all.map(({ id }) => `#${id}`));
  const inPage = hrefs.filter((href) => href.startsWith('#'));
  expect(inPage.length).toBeGreaterThan(5);
  expect(inPage.filter((href) => !ids.includes(href))).toEqual([]);

  const others = hrefs.filter((href) => !/^(#|https?:|mailto:)/.test(href));
  const slides = await reading.locator('.slides > section').evaluateAll((all) => all.map(({ id }) => `../?deck#${id}`));
  // The bar links to the first, and to the handout as the description of this edition says.
  const toSlides = others.filter((href) => href.startsWith('../?deck'));
  expect(toSlides).toEqual(['../?deck', ...slides.slice(1)]);
  const beside = others.filter((href) => !toSlides.includes(href));
  expect(beside.filter((href) => href === '../handout/')).toHaveLength(2);
  for (const href of new Set(beside))
    expect((await reading.request.head(new URL(href, reading.url()).href)).status()).toBe(200);
  await reading
    .locator('#xen')
    .getByRole('link', { name: /^Slide \d+$/ })
    .click();
  await expectAt(reading, 'xen');
  // The wish for the deck is a phone's, and does not stay in the address of others.
  expect(new URL(reading.url()).search).toBe('');
});

test('a link with an id lands on that slide', { tag: '@long' }, async ({ reading, url }) => {
  const missed: string[] = [];
  for (const { id } of await outlineOf(reading)) {
    await reading.goto(`${url}#${id}`);
    const { isTarget, top, isEnd, isSeen } = await reading.locator(`[id="${id}"]`).evaluate((section) => {
      const { bottom = -1, top: headTop = -1 } = section.querySelector('h1, h2, h3')?.getBoundingClientRect() ?? {};
      const { bottom: bar = 0 } = document.querySelector('.masthead')?.getBoundingClientRect() ?? {};
      return {
        isTarget: section.matches(':target'),
        top: section.getBoundingClientRect().top - bar,
        isSeen: headTop >= bar && bottom <= innerHeight,
        isEnd: scrollY + innerHeight >= document.documentElement.scrollHeight - 1,
      };
    });
    const isOnTop = top >= 0 && top <= 32;
    // The last slides are too short to come up to the top of the window.
    if (!isTarget || !isSeen || !(isOnTop || isEnd)) missed.push(`${id} at ${top} px`);
  }
  expect(missed).toEqual([]);
});

test('a link with an id lands below the bar, however wide its letters are', async ({ reading, url }) => {
  // The narrowest window in which the bar stays.
  await reading.setViewportSize({ width: 448, height: 844 });
  for (const spacing of ['normal', '0.3em']) {
    await reading.evaluate((spacing) => {
      document.body.style.letterSpacing = spacing;
    }, spacing);
    await reading.goto(`${url}#xen-domains`);
    await expect(reading.locator('#xen-domains')).toBeInViewport();
    const free = await reading.evaluate(() => {
      const bar = document.querySelector('.masthead')?.getBoundingClientRect();
      const mark = document.querySelector('#xen-domains .mark')?.getBoundingClientRect();
      return bar && mark && { top: bar.top, below: mark.top - bar.bottom };
    });
    expect(free, spacing).toEqual({ top: 0, below: expect.any(Number) });
    expect(free?.below, spacing).toBeGreaterThanOrEqual(0);
    await reading.goto(`${url}#status-report`);
  }
});

for (const width of [320, 390, 700]) {
  test(`the title stands clear of the ornament in any face: ${width.toString()} px`, async ({ page, url }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.route('**/*.woff2', (route) => route.abort());
    await page.goto(url);
    const boxes = (family: string, spacing: string) =>
      page.evaluate(
        ([face, apart]) => {
          const title = document.querySelector<HTMLElement>('h1');
          const ornament = document.querySelector('.emblem');
          if (!title || !ornament) throw new Error('There is no title');
          title.style.fontFamily = face;
          title.style.letterSpacing = apart;
          const words = document.createRange();
          words.selectNodeContents(title);
          const scrolls = document.documentElement.scrollWidth - innerWidth;
          return {
            words: words.getBoundingClientRect().right,
            ornament: ornament.getBoundingClientRect().left,
            scrolls,
          };
        },
        [family, spacing] as const,
      );
    for (const [family, spacing] of [
      ['', ''],
      ['monospace', ''],
      ['monospace', '0.2em'],
    ] as const) {
      const seen = await boxes(family, spacing);
      expect(seen.words).toBeLessThanOrEqual(seen.ornament);
      expect(seen.scrolls).toBeLessThanOrEqual(0);
    }
  });
}

// 320 px is what a window of 1280 px has at a zoom of 400 %.
for (const width of [320, 390, 800, 1280]) {
  test(
    `nothing scrolls sideways but code and tables, and no drawing covers its own words, ${width} px wide`,
    { tag: width < 800 ? '@long' : [] },
    async ({ article: reading }) => {
      await reading.setViewportSize({ width, height: 844 });
      // Until then, parts far from the window clip what reaches out of them.
      await expect(reading.locator('html')).toHaveAttribute('data-laid', { timeout: 120_000 });
      // A drawing follows its room in the next frame; what fills a box is clipped by it.
      const outside = () =>
        reading.locator('body *').evaluateAll((all, edge) => {
          const loose = all.filter((one) => !one.parentElement?.closest('.table, .code') && !one.closest('.texture'));
          return loose
            .filter((one) => one.getBoundingClientRect().right > edge + 1)
            .map((one) => one.outerHTML.slice(0, 80));
        }, width);
      await expect.poll(outside).toEqual([]);
      expect(await reading.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await expect.poll(() => coveredWords(reading)).toEqual([]);
    },
  );
}

/** Names of boxes that a line runs through by more than 1 px, and chips that leave their cell. */
const coveredWords = (page: Page) =>
  page.evaluate(() => {
    const sides = (one: Element) => one.getBoundingClientRect();
    const struck = [...document.querySelectorAll('talk-boxes .machines')].flatMap((drawing) => {
      const lines = [...drawing.querySelectorAll('.paths path')].map(sides);
      return [...drawing.querySelectorAll('.label > span')].filter((name) => {
        const box = sides(name);
        return lines.some(
          (line) =>
            line.left < box.right - 1 &&
            box.left + 1 < line.right &&
            line.top < box.bottom - 1 &&
            box.top + 1 < line.bottom,
        );
      });
    });
    const loose = [...document.querySelectorAll('talk-guest-types .chip')].filter((chip) => {
      const [inner, cell] = [sides(chip), sides(chip.parentElement ?? chip)];
      return inner.top < cell.top || inner.bottom > cell.bottom || inner.left < cell.left || inner.right > cell.right;
    });
    return [...struck, ...loose].map((one) => `${one.closest('section')?.id ?? ''}: ${one.textContent}`);
  });

test('its prose is 16 px or larger, on a phone too', async ({ article: reading }) => {
  await reading.setViewportSize({ width: 390, height: 844 });
  const sizes = await reading
    .locator('main :is(p, li, dt, dd, figcaption), .masthead :is(a, button)')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(sizes.length).toBeGreaterThan(200);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
});

test('its headings are nested: one title, the parts under it, their slides under these', async ({
  article: reading,
}) => {
  const levels = await reading.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((one) => one.tagName));
  expect(levels.filter((level) => level === 'H1')).toEqual(['H1']);
  const jumps = levels.filter((level, index) => Number(level[1]) > Number(levels[index - 1]?.[1] ?? 0) + 1);
  expect(jumps).toEqual([]);
  await expect(reading.getByRole('heading', { level: 2, name: 'Terminology' })).toHaveCount(1);
  await expect(reading.getByRole('heading', { level: 3, name: 'Hypervisor', exact: true })).toHaveCount(1);
});

test('its contents lead to every slide, in order, and to glossary and sources', async ({ article: reading }) => {
  const hrefs = await reading
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  // The slides before the first part are a chapter, which the title opens.
  const slides = (await outlineOf(reading)).map(({ id }) => `#${id}`);
  expect(hrefs).toEqual([...slides, '#Glossary', '#Sources']);
});

test('every address outside is a source, with the way back to each slide that gives it', async ({
  article: reading,
}) => {
  const given = await reading.locator('.slides > section').evaluateAll((sections) =>
    sections.flatMap((section) =>
      [...section.querySelectorAll('.body a, .notes a')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => /^https?:/.test(href))
        .map((href) => ({ href, id: section.id })),
    ),
  );
  const listed = await reading.locator('#Sources li').evaluateAll((items) =>
    items.flatMap((item) => {
      const [source, ...backs] = [...item.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
      // A source may be one of the glossary, too.
      const slides = backs.filter((back) => !back.startsWith('#Term-'));
      return slides.map((back) => ({ href: source ?? '', id: back.slice(1) }));
    }),
  );
  // `http` and `https`, and a part of a page, are one page in the list.
  const pagesOf = (all: typeof given) => [...new Set(all.map(({ href, id }) => `${pageOf(href)} in ${id}`))].sort();
  expect(pagesOf(given).length).toBeGreaterThan(100);
  expect(pagesOf(listed)).toEqual(pagesOf(given));
});

test('a word of the glossary leads there from its first use, and back', async ({ reading }) => {
  const term = reading.locator('#haxm a.term', { hasText: 'EPT' });
  await term.click();
  await expect(reading.locator('dt:target')).toHaveText('EPT');
  await expect(reading.locator('dt:target')).toBeInViewport();
  await reading.locator('dt:target + dd a').last().click();
  await expect(reading.locator('a.term:target')).toHaveText('EPT');
  await expect(term).toBeInViewport();
  await reading.goBack();
  await expect(reading.locator('dt:target')).toHaveText('EPT');
});

test('2019 puts away what came later, and today brings it back', async ({ reading }) => {
  const later = reading.locator('#virtualization .since');
  await expect(later).toBeVisible();
  const year = (name: string) => reading.locator('.masthead').getByRole('button', { name, exact: true });
  await expect(year('today')).toHaveAttribute('aria-pressed', 'true');
  await year('2019').click();
  await expect(year('2019')).toHaveAttribute('aria-pressed', 'true');
  await expect(later).toBeHidden();
  await expect(reading.getByRole('row', { name: /^On NetBSD,/ })).toContainText('HAXM');
  await reading.keyboard.press('t');
  await expect(later).toBeVisible();
  await expect(reading.getByRole('row', { name: /^On NetBSD,/ })).not.toContainText('HAXM');
});

test('a slide is shared by the address that has its picture, and code without the numbers of its lines', async ({
  reading,
  url,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => reading.evaluate(() => navigator.clipboard.readText());
  const slide = reading.locator('#emulation-types');
  await slide.getByRole('link', { name: 'Share slide 8', exact: true }).click();
  await expect(reading.locator('.aria-status')).toHaveText('Link copied');
  await expect(slide.locator('.permalink')).toHaveText('Link copied');
  expect(await clipboard()).toBe(new URL('../s/emulation-types/', url).href);
  expect(reading.url()).toBe(`${url}#emulation-types`);
  // It leads a receiver to the same place.
  await reading.goto(await clipboard());
  await reading.waitForURL(`${url}#emulation-types`);
  await waitForPage(reading, { ready: 'article' });
  await reading.evaluate(() => navigator.clipboard.writeText(''));
  await reading.keyboard.press('y');
  await expect.poll(clipboard).toBe(new URL('../s/emulation-types/', url).href);
});

test(
  'where the system shares, its sheet has the slide, and who closes it is told nothing',
  { tag: '@long' },
  async ({ page, url }) => {
    await page.addInitScript(() => {
      const shared: unknown[] = [];
      Object.defineProperty(globalThis, 'shared', { value: shared });
      navigator.share = (data) => {
        shared.push(data);
        return shared.length === 1 ? Promise.resolve() : Promise.reject(new DOMException('closed', 'AbortError'));
      };
    });
    await page.goto(url);
    await waitForPage(page, { figures: 'ready' });
    const link = page.locator('#xen .permalink');
    await link.click();
    await expect(page.locator('.aria-status')).toHaveText('Shared');
    await expect(link).toHaveText('Share');
    await link.click();
    await expect.poll(() => page.evaluate(() => (globalThis as { shared?: unknown[] }).shared?.length)).toBe(2);
    expect(await page.evaluate(() => (globalThis as { shared?: unknown[] }).shared?.[1])).toEqual({
      title: 'NetBSD/xen, in the tree since 2004',
      url: new URL('../s/xen/', url).href,
    });
    await expect(link).toHaveText('Share');
  },
);

for (const [paper, width, height] of [
  ['A4', 794, 1123],
  ['Letter', 816, 1056],
] as const) {
  test(`on ${paper} it is whole: all words, sources by number, nothing beside the paper`, async ({
    article: reading,
  }) => {
    // 18 mm of margin on each side, 96 px to the inch.
    await reading.setViewportSize({ width: Math.floor(width - (2 * 18 * 96) / 25.4), height });
    await reading.emulateMedia({ media: 'print' });
    expect(await reading.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await expect(reading.locator('.masthead')).toBeHidden();
    const numbers = reading.locator('#xen .notes sup');
    await expect(numbers.first()).toBeVisible();
    const [number] = await numbers.allInnerTexts();
    const source = reading.locator('#Sources ol > li').nth(Number(number) - 1);
    const address = await source
      .getByRole('link')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('https://');
    const ground = await reading.locator('body').evaluate((body) => getComputedStyle(body).color);
    expect(ground).toBe('rgb(21, 23, 28)');
  });
}

test('its ground is as light or dark as the reader’s system', async ({ article: reading }) => {
  for (const [colorScheme, ground] of [
    ['light', 'rgb(251, 250, 246)'],
    ['dark', 'rgb(17, 19, 23)'],
  ] as const) {
    await reading.emulateMedia({ colorScheme });
    await expect(reading.locator('body')).toHaveCSS('background-color', ground);
  }
});

/** Without white space, in which a page and its source may differ. */
const squeeze = (text: string) => text.replace(/\s+/g, '');
