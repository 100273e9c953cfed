/** The talk for blind and partially sighted readers, and by keyboard. ACCESSIBILITY.md has the details. */
import type { Page } from '@playwright/test';
import type { Element as Tree, Nodes, Root } from 'hast';
import { openDeck, outlineOf, show } from '../../src/inspect/open.ts';
import { classes, isElement, isFragment, textOf, walk } from '../../src/trees.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import type { Talk } from '../../src/talk.ts';
import { spaceText } from '../access/walk.ts';
import { readAloud, nodesWith, wordsIn, type AxNode } from './ax-tree.ts';
import { expectAt, readingReady, skipQuietTime } from './deck.ts';
import { expect, test as base } from './fixtures.ts';
import { talkNameIn } from './talk-name.ts';

const test = base.extend<{ readonly reading: Page }, { readonly talk: Talk }>({
  talk: [
    async ({}, use) => {
      const { talk } = await loadTalk(await readSources('slides'));
      if (!talk) throw new Error('The talk does not load');
      await use(talk);
    },
    { scope: 'worker' },
  ],
  page: async ({ page }, use) => {
    await skipQuietTime(page);
    await use(page);
  },
  /** The article, drawn and laid out to its end. */
  reading: async ({ page, site }, use) => {
    await page.goto(`${site.url}read/`);
    await readingReady(page);
    await use(page);
  },
});

const squeeze = (text: string) => text.replace(/[\s\u200b]+/g, '');

/** Notes as they are read: what is said at a step begins with the step. */
const readNotes = ({ children }: Root) =>
  children
    .filter(isElement)
    .map((block, index, blocks) => {
      const step = block.properties.dataStep;
      const isFirst = step !== undefined && step !== blocks[index - 1]?.properties.dataStep;
      return `${isFirst ? `Step${step?.toString() ?? ''}` : ''}${squeeze(textOf(block))}`;
    })
    .join('');

/** Words of a tree, without what `leave` says. */
function wordsOf(tree: Nodes, leave: (element: Tree) => boolean): string {
  if (tree.type === 'element' && leave(tree)) return '';
  if (!('children' in tree)) return squeeze(textOf(tree));
  return tree.children.map((child) => wordsOf(child, leave)).join('');
}

const isFigure = ({ properties }: Tree) => properties.dataFigure !== undefined;
const isLater = (element: Tree) => classes(element).includes('since');

test.describe('contrast', () => {
  /** Texts with a contrast below 7:1 on their actual background. A canvas lets the browser mix the colours. */
  const pale = (page: Page, selector: string) =>
    page.locator(selector).evaluateAll((all) => {
      const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('There is no canvas');
      const known = new Map<string, number>();
      const light = (colours: readonly string[]) => {
        const key = colours.join();
        const before = known.get(key);
        if (before !== undefined) return before;
        for (const colour of colours) {
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
        }
        const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) =>
          part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
        );
        const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        known.set(key, luminance);
        return luminance;
      };
      const groundOf = (element: Element | null): string[] =>
        element ? [...groundOf(element.parentElement), getComputedStyle(element).backgroundColor] : [];
      const hasText = (element: Element) =>
        [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
        );
      const texts = new Set(all.flatMap((one) => [one, ...one.querySelectorAll('*')]).filter(hasText));
      return [...texts].flatMap((element) => {
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
        const ground = groundOf(element);
        const { color } = getComputedStyle(element);
        const [one, other] = [light(ground), light([...ground, color])];
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        return ratio >= 7 ? [] : [`${ratio.toFixed(2)} ${color} ${element.outerHTML.slice(0, 90)}`];
      });
    });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`body text has 7:1, ${colorScheme}`, { tag: '@long' }, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${site.url}read/`);
      await readingReady(page);
      // Colours tell the tokens of code apart, on a line that is spoken about with 6:1.
      const prose = 'main :is(p, li, td, th, dt, dd, h1, h2, h3, figcaption):not(.tools *)';
      expect(await pale(page, prose)).toEqual([]);
      await page.locator('[data-figure]').evaluateAll((all) => {
        for (const one of all) one.toggleAttribute('as-table', true);
      });
      expect(await pale(page, prose)).toEqual([]);

      await openDeck(page, `${site.url}?year=today`);
      for (const { id, steps } of await outlineOf(page)) {
        await show(page, { slide: id, step: steps });
        // The orange ground of a section is for its title, which is large.
        const text = 'section.present:not([data-layout=section]) :is(h1, h2, p, li, td, th)';
        expect(await pale(page, text), id).toEqual([]);
      }
    });
  }
});

test.describe('the accessibility tree', () => {
  const landmarks = ['banner', 'complementary', 'contentinfo', 'form', 'main', 'navigation', 'region', 'search'];

  function expectSense(tree: AxNode): void {
    const places = nodesWith(tree, ...landmarks).map(({ role, name }) => `${role} ${name}`.trim());
    expect(new Set(places).size, places.join(', ')).toBe(places.length);
    expect(places.filter((place) => place === 'main')).toEqual(['main']);
    const mustHaveNames = nodesWith(tree, 'navigation', 'region', 'complementary', 'link', 'button', 'figure', 'image');
    expect(mustHaveNames.filter(({ name }) => name.trim() === '')).toEqual([]);
    for (const table of nodesWith(tree, 'table')) {
      const heads = nodesWith(table, 'columnheader');
      expect(heads.length, wordsIn(table)).toBeGreaterThan(0);
      const cells = nodesWith(table, 'row').map((row) => nodesWith(row, 'cell', 'columnheader', 'rowheader').length);
      expect(new Set(cells).size, wordsIn(table)).toBe(1);
    }
  }

  const headingsIn = (tree: AxNode) =>
    nodesWith(tree, 'heading').map(({ level = 0, name }) => `${level.toString()} ${squeeze(name)}`);

  /** The headings of the article: one title, the parts under it, their slides under these. */
  const outline = ({ slides, parts }: Talk) =>
    slides.map(({ slide }, index) => {
      const level = index === 0 ? 1 : slide.opensPart || parts[index]?.number === 0 ? 2 : 3;
      return `${level.toString()} ${squeeze(slide.title)}`;
    });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('has the whole talk, each word once and in order', { tag: '@long' }, async ({ page, site, talk }) => {
      await page.goto(`${site.url}read/`);
      const part = await readAloud(page);
      const tree = await part();
      expectSense(tree);
      expect(nodesWith(tree, 'banner', 'main', 'navigation').map(({ role, name }) => `${role} ${name}`.trim())).toEqual(
        ['banner', 'navigation This talk', 'main', 'navigation Contents'],
      );
      const ends = ['2 Contents', '2 Aboutthisedition', '2 Glossary', '2 Sources'];
      const headings = headingsIn(tree);
      expect(headings.filter((heading) => ends.includes(heading))).toEqual(ends);
      expect(headings.filter((heading) => !ends.includes(heading))).toEqual(outline(talk));
      for (const { slide, heading, body, notes } of talk.slides) {
        const section = await part(`[id="${slide.id}"]`);
        const said = wordsIn(section).replace(/^Slide\+?\d+(?:,\d+:\d\d)?/, '');
        const written = [
          // The link to the slide; the first slide is the page.
          slide.layout === 'title' ? '' : 'Link',
          squeeze(heading.map(textOf).join('')),
          squeeze(textOf(body)),
          ...nodesWith(section, 'Figcaption').map(wordsIn),
          // Without a body, the remark on a slide is no caption.
          slide.body.length === 0 && slide.isAdded ? 'addedinthisedition' : '',
          readNotes(notes),
        ].join('');
        expect(said, slide.id).toBe(written);
      }
    });
  });

  test(
    'with script has each figure as a drawing or as text, never both, and all else as without',
    { tag: '@long' },
    async ({ reading, talk }) => {
      const part = await readAloud(reading);
      expectSense(await part());
      for (const { slide, body, notes } of talk.slides) {
        const outside = wordsOf(body, isFigure);
        if (outside !== '' && outside === squeeze(textOf(body))) {
          // Listings have a button more.
          const shown = wordsIn(await part(`[id="${slide.id}"] .body`));
          const [code = ''] = slide.body.flatMap((block) => (block.type === 'listing' ? [squeeze(block.value)] : []));
          expect(shown, slide.id).toBe(code === '' ? outside : outside.replace(code, () => `${code}Copy`));
        }
        expect(wordsIn(await part(`[id="${slide.id}"] .notes`)), slide.id).toBe(readNotes(notes));
      }
      const figures = await reading
        .locator('.slides > section:has([data-figure])')
        .evaluateAll((sections) => sections.map(({ id }) => ({ id, selector: `[id="${id}"] [data-figure]` })));
      expect(figures.length).toBeGreaterThan(10);
      for (const { id, selector } of figures) {
        const drawing = await part(selector);
        expect(
          drawing.children.map(({ role }) => role),
          id,
        ).toEqual(['group']);
        expect(drawing.children[0]?.name, id).not.toBe('');
      }
      await reading.getByRole('button', { name: 'As text' }).evaluateAll((buttons) => {
        for (const one of buttons) if (one instanceof HTMLElement) one.click();
      });
      const asText = await readAloud(reading);
      for (const { id, selector } of figures) {
        const own = talk.slides.find(({ slide }) => slide.id === id);
        const words = wordsIn(await asText(selector)).replace(/(?:2019today)?AsadrawingCopylink$/, '');
        expect(words, id).toBe(own && firstFigureOf(own.body));
      }
    },
  );

  test('of the deck has the slide that is shown and no other', { tag: '@long' }, async ({ page, site, talk }) => {
    await openDeck(page, site.url);
    for (const { slide, steps, heading, body } of talk.slides) {
      await show(page, { slide: slide.id, step: steps });
      const part = await readAloud(page);
      const tree = await part();
      expectSense(tree);
      const titles = nodesWith(tree, 'heading').filter(({ level }) => level === (slide.opensPart ? 1 : 2));
      expect(
        titles.map(({ name }) => squeeze(name)),
        slide.id,
      ).toEqual([squeeze(heading.map(textOf).join(''))]);
      if ((await page.locator('section.present [data-figure]').count()) > 0) continue;
      const foot = await page.locator('section.present .furniture').filter({ visible: true }).allInnerTexts();
      const written = squeeze(heading.map(textOf).join('')) + wordsOf(body, isLater) + squeeze(foot.join(''));
      // So are planned minutes words of the program.
      const planned = await page.locator('section.present .minutes').allInnerTexts();
      const heard = wordsIn(await part('section.present'));
      expect(
        planned.reduce((words, time) => words.replace(squeeze(time), ''), heard),
        slide.id,
      ).toBe(written);
    }
  });
});

/** The words of the first figure that the author wrote there. */
function firstFigureOf(body: Talk['slides'][number]['body']): string {
  let words: string | undefined;
  walk(body, (node) => {
    if (node.type === 'element' && isFigure(node)) words ??= squeeze(textOf(node));
  });
  return words ?? '';
}

test.describe('what is read out', () => {
  test('a step says what it added and nothing else', { tag: '@long' }, async ({ page, site, talk }) => {
    await openDeck(page, site.url);
    const status = page.locator('.aria-status');
    let count = 0;
    for (const { slide, steps, body } of talk.slides.filter((one) => one.steps > 0)) {
      await show(page, { slide: slide.id, step: 0 });
      const fragments: Tree[] = [];
      walk(body, (node) => {
        if (node.type === 'element' && isFragment(node)) fragments.push(node);
      });
      for (let step = 1; step <= steps; step += 1) {
        await page.keyboard.press('PageDown');
        await expectAt(page, slide.id, step);
        const fragment = fragments[step - 1];
        const kind = fragment && classes(fragment).find((name) => name.endsWith('-step'));
        const written =
          kind === 'figure-step'
            ? await page.locator('section.present [data-figure]:has(.current-fragment) .says').allInnerTexts()
            : kind === 'code-step'
              ? await page.locator('section.present .line.now .line-text').allInnerTexts()
              : [fragment ? textOf(fragment) : ''];
        const said = (await status.textContent()) ?? '';
        expect(said, slide.id).not.toBe('');
        const sentence = written.map((text) => text.trim()).filter((text) => text !== '');
        expect(squeeze(said), `${slide.id}/${step.toString()}`).toBe(squeeze(sentence.join('. ')));
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(50);
  });

  test(
    'a slide says its title and what is on it, without buttons and numbers of lines',
    { tag: '@long' },
    async ({ page, site, talk }) => {
      await openDeck(page, `${site.url}#topics`);
      const status = page.locator('.aria-status');
      // A screen reader does not start reading a page that is opened at a place.
      await expect(status).toContainText(/^Slide 3 of \d+\. Topics/);
      for (const { slide } of talk.slides) {
        if (slide.id === 'topics') continue;
        await show(page, { slide: slide.id, step: 0 });
        await expect(status).toContainText(slide.title);
        await expect(status).not.toContainText(/Copy link|As text|\b1 2 3\b/);
      }
    },
  );
});

test.describe('the keyboard', () => {
  for (const [edition, target] of [
    ['', 'Slides'],
    ['read/', 'Talk'],
  ] as const) {
    test(`the first Tab offers a way past the bar, ${edition === '' ? 'deck' : 'article'}`, async ({ page, site }) => {
      await page.goto(site.url + edition);
      await readingReady(page);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: /^Skip to/ });
      await expect(skip).toBeFocused();
      const isSeen = await skip.evaluate((link) => {
        const { left, top, width, height } = link.getBoundingClientRect();
        return width > 24 && height > 24 && document.elementFromPoint(left + width / 2, top + height / 2) === link;
      });
      expect(isSeen).toBe(true);
      await page.keyboard.press('Enter');
      await expect(page.locator(`#${target}`)).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(page.locator(`#${target} :focus`)).toHaveCount(1);
    });
  }

  /** Where the focus is, and what is wrong with it there. */
  const stop = (page: Page) =>
    page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return undefined;
      // In a drawing of lines, the shape that is pressed and not the group around it.
      const shape = focused.querySelector('.hit') ?? focused;
      const { outlineStyle, stroke } = getComputedStyle(shape);
      const { top, bottom, height } = shape.getBoundingClientRect();
      const bar = document.querySelector('.masthead');
      const roof = bar && !focused.closest('.masthead, .skip, .offer') ? bar.getBoundingClientRect().bottom : 0;
      const offer = document.querySelector('.offer');
      const floor = offer && !focused.closest('.offer') ? offer.getBoundingClientRect().top : innerHeight;
      const isWhole = top >= roof - 1 && bottom <= floor + 1;
      const isSeen = isWhole || (height > floor - roof && bottom > roof && top < floor);
      const hasRing = outlineStyle !== 'none' || (shape !== focused && stroke !== 'none');
      const says = focused.outerHTML.slice(0, 100);
      return {
        index: [...document.querySelectorAll('*')].indexOf(focused),
        fault: isSeen && hasRing ? undefined : `${isSeen ? 'no ring' : 'hidden'}: ${says}`,
      };
    });

  test(
    'Tab goes through the whole article in its order, and the focus is always seen',
    { tag: '@long' },
    async ({ reading, site }) => {
      // With the offer at the foot of the window, which must hide nothing either.
      await reading.evaluate(
        (key) => {
          localStorage.setItem(key, 'haxm');
        },
        `talk-place ${await talkNameIn(reading, site.url)}`,
      );
      await reading.goto(`${site.url}read/`);
      await readingReady(reading);
      await expect(reading.getByRole('complementary', { name: 'Your last visit' })).toBeVisible();
      const wanted = await reading.evaluate(() => {
        const all = [...document.querySelectorAll('*')];
        return all.flatMap((one, index) =>
          (one instanceof HTMLElement || one instanceof SVGElement) &&
          one.tabIndex >= 0 &&
          !one.matches(':disabled') &&
          one.checkVisibility({ visibilityProperty: true })
            ? [index]
            : [],
        );
      });
      const stops: number[] = [];
      const faults: string[] = [];
      while (stops.length <= wanted.length) {
        await reading.keyboard.press('Tab');
        const now = await stop(reading);
        if (!now || stops.includes(now.index)) break;
        stops.push(now.index);
        if (now.fault !== undefined) faults.push(now.fault);
      }
      expect(faults).toEqual([]);
      expect(stops).toEqual(wanted);
    },
  );

  for (const size of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ]) {
    test(
      `the way back hides nothing under the bar, ${size.width.toString()} px wide`,
      { tag: '@long' },
      async ({ page, site }) => {
        await page.setViewportSize(size);
        await page.goto(`${site.url}read/#timeline`);
        await readingReady(page);
        await page.locator('#timeline .permalink').focus();
        for (let press = 0; press < 60; press += 1) {
          await page.keyboard.press('Shift+Tab');
          expect((await stop(page))?.fault).toBeUndefined();
        }
      },
    );
  }

  test('Tab reaches back, next and the keys in the deck, and they are seen then', async ({ page, site }) => {
    await openDeck(page, `${site.url}#hypervisor`);
    const next = page.getByRole('navigation', { name: 'Slides' }).getByRole('button', { name: 'Next' });
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press('Tab');
      if (await next.evaluate((one) => one === document.activeElement)) break;
    }
    await expect(next).toBeFocused();
    await expect(page.locator('.bar')).toHaveCSS('opacity', '1');
    await page.keyboard.press('Enter');
    await expectAt(page, 'hypervisor', 1);
  });

  test('boxes keep the focus inside, and give it back where it was', { tag: '@long' }, async ({ page, site }) => {
    const box = page.getByRole('dialog');
    const around = async (count: number) => {
      for (let press = 0; press < count; press += 1) {
        await page.keyboard.press('Tab');
        const outside = await page.evaluate(() => document.activeElement?.closest('main, header, nav')?.outerHTML);
        expect(outside).toBeUndefined();
      }
    };
    const openings: readonly (readonly [edition: string, from: string, keys: readonly string[]])[] = [
      ['#topics', '#topics a >> nth=1', ['?', '/', 'g']],
      ['read/', '.masthead button >> nth=0', ['?', '/', 'Enter']],
      ['read/', '#xen .notes a >> nth=0', ['?', '/']],
      ['speaker/#topics', '.desk button:has-text("Set the clock")', ['?', 'g', 'Enter']],
    ];
    for (const [edition, from, keys] of openings) {
      await page.goto('about:blank');
      await page.goto(site.url + edition);
      await readingReady(page);
      const start = page.locator(from);
      await start.focus();
      for (const key of keys) {
        await page.keyboard.press(key);
        await expect(box).toBeVisible();
        if (key === '/') {
          await page.keyboard.type('nvmm');
          await expect(box.getByRole('link').first()).toBeVisible();
        }
        await around(24);
        await page.keyboard.press('Escape');
        await expect(box).toBeHidden();
        await expect(start).toBeFocused();
      }
    }
  });

  test(
    'letters alone are no keys once that is chosen, in all editions and after a reload',
    { tag: '@long' },
    async ({ page, site }) => {
      const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
      await openDeck(page, site.url);
      await page.keyboard.press('?');
      const check = page.getByRole('dialog').getByLabel('Letters and signs alone are keys');
      await check.uncheck();
      await page.keyboard.press('Escape');
      for (const edition of ['', 'read/', 'speaker/']) {
        await page.goto('about:blank');
        await page.goto(site.url + edition);
        await readingReady(page);
        for (const key of ['d', '/', '?', 'g', 'o']) await page.keyboard.press(key);
        expect(await theme(), edition).toBeUndefined();
        await expect(page.locator('.panel[open], .overview')).toHaveCount(0);
        // The way back needs no letter.
        await page.keyboard.press('F1');
        await expect(check).not.toBeChecked();
      }
      await check.check();
      await page.keyboard.press('Escape');
      await page.keyboard.press('d');
      expect(await theme()).toBe('dark');
    },
  );
});

test.describe('the article', () => {
  /** Faults of a page with larger text spacing: clipped or overlapping text, or horizontal scrolling. */
  const squeezed = (page: Page) =>
    page.evaluate(async () => {
      // Figures that ask for their size draw themselves anew in the next frame.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const faults: string[] = [];
      const says = (element: Element) => element.outerHTML.slice(0, 100);
      if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
      for (const element of document.querySelectorAll('body *')) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        const isAway = clipPath !== 'none';
        const isCut =
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
        if (isCut && !isAway && !(element instanceof SVGElement)) faults.push(`cut off: ${says(element)}`);
      }
      /** Only for screen readers. */
      const isClipped = (element: Element | null): boolean =>
        element !== null && (getComputedStyle(element).clipPath !== 'none' || isClipped(element.parentElement));
      const lines: { readonly box: DOMRect; readonly holder: Element }[] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const holder = texts.currentNode.parentElement;
        const isSeen = holder?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        // The bar is sticky.
        if (!holder || isSeen !== true || holder.closest('.masthead') || isClipped(holder)) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        for (const box of range.getClientRects()) lines.push({ box, holder });
      }
      lines.sort((a, b) => a.box.top - b.box.top);
      for (const [index, { box, holder }] of lines.entries()) {
        for (const other of lines.slice(index + 1)) {
          if (other.box.top > box.bottom - 4) break;
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - other.box.top;
          const isInside = holder.contains(other.holder) || other.holder.contains(holder);
          // Line boxes are higher than glyphs.
          if (across > 2 && down > 0.4 * Math.min(box.height, other.box.height) && !isInside) {
            faults.push(`“${holder.textContent.slice(0, 40)}” under “${other.holder.textContent.slice(0, 40)}”`);
          }
        }
      }
      return faults;
    });

  for (const width of [320, 1280]) {
    test(
      `bears the spacing of text that a reader sets, ${width.toString()} px wide`,
      { tag: '@long' },
      async ({ reading }) => {
        await reading.setViewportSize({ width, height: 720 });
        await spaceText(reading);
        // Drawings follow their room in the next frame.
        await expect.poll(() => squeezed(reading)).toEqual([]);
      },
    );
  }

  for (const width of [640, 1280]) {
    test(`bears text of twice the size, ${width.toString()} px wide`, { tag: '@long' }, async ({ reading }) => {
      await reading.setViewportSize({ width, height: 720 });
      await reading.evaluate(() => {
        document.documentElement.style.setProperty('font-size', '200%');
      });
      // Drawings follow their room in the next frame.
      await expect.poll(() => squeezed(reading)).toEqual([]);
    });
  }

  test(
    'its boxes fit a window of 320 by 256 px, which a zoom of 400 % makes',
    { tag: '@long' },
    async ({ reading }) => {
      await reading.setViewportSize({ width: 320, height: 256 });
      const box = reading.getByRole('dialog');
      for (const key of ['?', '/']) {
        await reading.keyboard.press(key);
        await expect(box).toBeVisible();
        if (key === '/') {
          await reading.keyboard.type('hypervisor');
          await expect(box.getByRole('link').first()).toBeVisible();
        }
        const room = await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
        expect(room).toBeLessThanOrEqual(0);
        const { x = -1, y = -1, width = 999, height = 999 } = (await box.boundingBox()) ?? {};
        expect([x >= 0, y >= 0, x + width <= 320, y + height <= 256]).toEqual([true, true, true, true]);
        await box.getByRole('button', { name: 'Close' }).click();
      }
    },
  );

  test('nothing in it moves for a reader who asked for that', { tag: '@long' }, async ({ page, site }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${site.url}read/`);
    await readingReady(page);
    const moving = () =>
      page.evaluate(() => {
        const lasts = (text: string) => text.split(',').some((one) => Number.parseFloat(one) > 0);
        const styled = [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return lasts(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
        });
        return [...styled.map(({ outerHTML }) => outerHTML.slice(0, 80)), ...document.getAnimations().map(String)];
      });
    expect(await moving()).toEqual([]);
    for (const figure of await page.locator('[data-figure]').all()) {
      // The record of a boot has no choices, but a control.
      const own = (await figure.locator('[data-choice]').count()) > 0 ? '[data-choice]' : '.controls button';
      await figure.locator(own).filter({ visible: true }).first().press('Enter');
      expect(await moving()).toEqual([]);
    }
  });

  test('with the colours that a reader forces, text is seen, kinds have borders, and the focus a ring', async ({
    page,
    site,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await page.goto(`${site.url}read/`);
    await readingReady(page);
    const found = await page.evaluate(() => {
      const sample = document.createElement('p');
      document.body.append(sample);
      const system = (name: string) => {
        sample.style.setProperty('color', name);
        return getComputedStyle(sample).color;
      };
      const ground = system('Canvas');
      const seen = new Set(['CanvasText', 'LinkText', 'VisitedText', 'ButtonText', 'GrayText'].map(system));
      sample.remove();
      const texts = [...document.querySelectorAll('main :is(p, li, td, th, dt, dd, h1, h2, h3, a)')];
      const strange = texts.filter((one) => one.checkVisibility() && !seen.has(getComputedStyle(one).color));
      // The number of a step stands on a disc of its own.
      const lines = [...document.querySelectorAll('.drawing text:not(circle + text)')].filter((one) =>
        one.checkVisibility(),
      );
      const kinds = [...document.querySelectorAll('.kind')].filter((one) => one.checkVisibility());
      return {
        strange: strange.map(({ outerHTML }) => outerHTML.slice(0, 90)),
        lost: lines
          .filter((one) => getComputedStyle(one).fill === ground)
          .map(({ outerHTML }) => outerHTML.slice(0, 90)),
        bare: kinds.filter((one) => getComputedStyle(one).borderTopStyle === 'none').length,
        counts: [texts.length > 200, lines.length > 5, kinds.length > 5],
      };
    });
    expect(found).toEqual({ strange: [], lost: [], bare: 0, counts: [true, true, true] });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(ring).toBe('solid');
  });
});

test('every page says the language of the talk', async ({ page, site, talk }) => {
  for (const path of ['', 'read/', 'speaker/', 'handout/', 'preflight/']) {
    await page.goto(site.url + path);
    expect(await page.locator('html').getAttribute('lang')).toBe(talk.meta.language);
  }
});
