/** Checks for every browser: one list, short enough to be run before a talk. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { cutOff, outside, covered, overlap } from '../../src/check/checks/layout.ts';
import { measure } from '../../src/inspect/measure.ts';
import type { Page } from './page.ts';

export interface Stage {
  /** A window of 1280×720 with empty storage. */
  readonly page: Page;
  /** One more beside it. */
  readonly another: () => Promise<Page>;
  /** All windows, including those that the page has opened. */
  readonly pages: () => Promise<readonly Page[]>;
}

export interface Check {
  readonly name: string;
  /** Throws what it found instead. Errors of the page itself are checked for all of them. */
  readonly run: (stage: Stage) => Promise<void>;
}

export const checks: readonly Check[] = [
  {
    name: 'the deck starts, and its figures are drawn',
    run: async ({ page }) => {
      await openDeck(page, '');
      assert.equal(await at(page), 'status-report/0');
      assert.deepEqual(await page.evaluate(undrawn), []);
    },
  },
  {
    name: 'the first slide fills the window already before the script runs',
    run: async ({ page }) => {
      await page.resize(1600, 900);
      await page.open('still.html');
      assert.deepEqual(await page.evaluate(firstBox), [0, 0, 1600, 900]);
    },
  },
  {
    name: 'keys go a step and a slide on and back, with the address',
    run: async ({ page }) => {
      await openDeck(page, '#hypervisor');
      for (const [key, place] of [
        ['ArrowRight', 'hypervisor/1'],
        [' ', 'hypervisor/2'],
        ['PageDown', 'hypervisor/3'],
        ['ArrowDown', 'two-types/0'],
        ['PageUp', 'hypervisor/3'],
        ['ArrowLeft', 'hypervisor/2'],
        ['Home', 'status-report/0'],
        ['End', 'questions/0'],
        ['PageDown', 'questions/0'],
      ] as const) {
        await page.press(key);
        await expectAt(page, place);
      }
    },
  },
  {
    name: 'a key that is held down arrives where it should, with the address',
    run: async ({ page }) => {
      // WebKit refuses to write more than 100 addresses in ten seconds.
      await openDeck(page, '#hypervisor');
      for (const key of ['PageDown', 'PageUp', 'PageDown', 'PageUp'])
        await page.press(...Array.from({ length: 55 }, () => key));
      await expectAt(page, 'hypervisor/0');
    },
  },
  {
    name: 'an address with a slide, a step and a state opens there, and again after a reload',
    run: async ({ page }) => {
      await openDeck(page, '#/xen-guest-types/2');
      await expectAt(page, 'xen-guest-types/2');
      await openDeck(page, '#/xen-guest-types/0/pvh');
      await page.until('the state of the figure', 'pvh', stateShown);
      await page.evaluate(() => {
        // The old page, which remains for a moment, must not be taken for the new one.
        delete document.documentElement.dataset.ready;
        location.reload();
      });
      await ready(page);
      await page.until('the state after a reload', 'pvh', stateShown);
    },
  },
  {
    name: 'Back returns to the slide that a link was followed from',
    run: async ({ page }) => {
      await openDeck(page, '#topics');
      await page.click(await page.evaluate(middleOf, '#topics a[href="#future-plans"]'));
      await expectAt(page, 'future-plans/0');
      await page.evaluate(() => {
        history.back();
      });
      await expectAt(page, 'topics/0');
    },
  },
  ...(['2019', 'today'] as const).map((year) => ({
    name: `every slide fits its box after its last step, ${year}`,
    run: ({ page }: Stage) => expectFits(page, year),
  })),
  {
    name: 'a click on a figure changes its state and the address',
    run: async ({ page }) => {
      await openDeck(page, '');
      const slides = await page.evaluate(() =>
        [...document.querySelectorAll('.slides > section')]
          .filter((section) => section.querySelectorAll('[data-figure]:not([state="first-0"])').length === 1)
          .filter((section) => section.querySelectorAll('[data-figure]').length === 1)
          // A boot has a control, and no choices.
          .filter((section) => !section.querySelector('talk-live-machine[steps=""]'))
          .map(({ id }) => id),
      );
      assert.ok(slides.length > 7, `only ${slides.length} slides have figures`);
      for (const slide of slides) await expectClickable(page, slide);
    },
  },
  {
    name: 'the arrows move and Enter chooses inside a figure, without moving the deck',
    run: async ({ page }) => {
      await openDeck(page, '#xen-guest-types');
      const before = await page.evaluate(stateShown);
      await page.evaluate(() => {
        document.querySelector<HTMLElement>('section.present [data-choice][tabindex="0"]')?.focus();
      });
      await page.press('ArrowDown', 'Enter');
      assert.notEqual(await page.evaluate(stateShown), before);
      assert.equal(await at(page), 'xen-guest-types/0');
    },
  },
  {
    name: 'D changes dark and light, T the year, and both are remembered',
    run: async ({ page }) => {
      await openDeck(page, '?theme=light#virtualization');
      await page.press('d');
      await page.until('the ground', 'rgb(17, 19, 23)', ground);
      assert.equal(await page.evaluate(sinceIsShown), false);
      await page.press('t');
      await page.until('what has changed since is shown', true, sinceIsShown);
      await openDeck(page, '#virtualization');
      await page.until('the ground after a reload', 'rgb(17, 19, 23)', ground);
      await page.until('what has changed since is shown after a reload', true, sinceIsShown);
    },
  },
  {
    name: 'O shows all slides, and a click opens one',
    run: async ({ page }) => {
      await openDeck(page, '#hypervisor');
      await page.press('o');
      await page.until('the overview is shown', true, isOverview);
      await page.press('ArrowRight');
      await expectAt(page, 'two-types/0');
      await page.until('the slide beside it stands still', true, standsStill);
      await page.click(await page.evaluate(middleOf, '.all-slides .tile:has([data-slide="hypervisor"])'));
      await page.until('the overview is shown', false, isOverview);
      await expectAt(page, 'hypervisor/0');
    },
  },
  {
    name: 'the boxes open and close: ? the keys, G a slide by words, B the dark',
    run: async ({ page }) => {
      await openDeck(page, '#hypervisor');
      await page.press('?');
      await page.until('a box is open', true, isBoxOpen);
      await page.press('Escape');
      await page.until('a box is open', false, isBoxOpen);
      await page.press('g');
      await page.until('a box is open', true, isBoxOpen);
      await page.press(...Array.from('side by side'), 'Enter');
      await expectAt(page, 'two-types/0');
      await page.press('b');
      await page.until('the screen is dark', true, isDark);
      await page.press('PageDown');
      await page.until('the screen is dark', false, isDark);
      await expectAt(page, 'two-types/0');
    },
  },
  {
    name: 'the article shows its text and figures, on a phone without sideways scrolling',
    run: async ({ page }) => {
      await page.resize(390, 844);
      await page.open('read/');
      await ready(page, 'article');
      assert.equal(await page.evaluate(() => innerWidth), 390);
      assert.deepEqual(await page.evaluate(unread), []);
      assert.deepEqual(await page.evaluate(undrawn), []);
      assert.equal(await page.evaluate(scrollsSideways), false);
    },
  },
  {
    name: 'without script both editions show every slide, on a phone without sideways scrolling',
    run: async ({ page }) => {
      // A sandbox is the one way to disable scripts in every browser and with every driver.
      for (const path of ['', 'read/']) {
        await page.open('blank.html');
        await page.evaluate(frameWithoutScript, path);
        assert.deepEqual(await page.evaluate(unread), []);
        assert.equal(await page.evaluate(scrollsSideways), false);
      }
    },
  },
  {
    name: 'the print page has a page for each slide, each 1280×720',
    run: async ({ page }) => {
      await openDeck(page, '');
      const slides = await page.evaluate(slideIds);
      await page.open('?print');
      await page.until('data-ready', 'print', edition);
      assert.deepEqual(await page.evaluate(slideIds), slides);
      assert.deepEqual(await page.evaluate(undrawn), []);
      const sizes = await page.evaluate(() => {
        const pages = [...document.querySelectorAll('.slides > section')].map((one) => one.getBoundingClientRect());
        return [...new Set(pages.map(({ width, height }) => `${width}×${height}`))];
      });
      assert.deepEqual(sizes, ['1280×720']);
      await page.open('?print&figures');
      await page.until('data-ready', 'print', edition);
      assert.deepEqual(await page.evaluate(unreadWords), []);
    },
  },
  {
    name: 'Print on the deck has a page for each slide, with its figures drawn, and leaves the deck as it was',
    run: async ({ page }) => {
      await openDeck(page, '#hypervisor');
      await page.until('pages are made when the browser prints', true, makesSheets);
      const slides = await page.evaluate(slideIds);
      assert.deepEqual(await page.evaluate(sheets), slides);
      assert.equal(await page.evaluate(takesSheetsAway), true);
      assert.equal(await at(page), 'hypervisor/0');
      const texts = await page.print();
      if (!texts) return;
      assert.equal(texts.length, slides.length);
      await page.open('?print');
      await page.until('data-ready', 'print', edition);
      const words = await page.evaluate(wordsOnPages);
      assert.ok(words.flat().length > 1000);
      words.forEach((all, index) => {
        assert.deepEqual(
          all.filter((word) => texts[index]?.includes(word) !== true),
          [],
          `words of ${slides[index] ?? ''} are not on its page: ${texts[index] ?? ''}`,
        );
      });
    },
  },
  {
    name: 'speaker and hall, in two windows, follow each other',
    run: async ({ page, another }) => {
      const hall = await another();
      await openDeck(hall, '#hypervisor');
      await page.open('speaker/');
      await page.until('data-ready', 'speaker', edition);
      await expectBoth(page, hall, '#hypervisor');
      await page.press('PageDown');
      await expectBoth(page, hall, '#/hypervisor/1');
      await hall.press('PageDown');
      await expectBoth(page, hall, '#/hypervisor/2');
      await page.until('the sign', true, () => document.body.innerText.includes('The audience is with you'));
    },
  },
  {
    name: 'the speaker view shows slides as large as their boxes, and the overview all in rows',
    run: async ({ page }) => {
      await page.open('speaker/#hypervisor');
      await page.until('data-ready', 'speaker', edition);
      assert.deepEqual(await page.evaluate(looseSlides), []);
      await openDeck(page, '#hypervisor');
      await page.press('o');
      await page.until('the slides of a part in one row, each within the window', true, inRow);
    },
  },
  {
    name: 'S opens the speaker view in a window of its own, where the hall is',
    run: async ({ page, pages }) => {
      await openDeck(page, '#/hypervisor/2');
      await page.press('s');
      const speaker = await opened(page, pages);
      await speaker.until('data-ready', 'speaker', edition);
      await expectBoth(speaker, page, '#/hypervisor/2');
      await speaker.close();
    },
  },
  {
    name: 'F fills the screen and gives it back',
    // The last one: a window of WebKitGTK's that has been through this is smaller than before.
    run: async ({ page }) => {
      await openDeck(page, '');
      for (const isFull of [true, false]) {
        await page.press('f');
        await page.until('the screen is filled', isFull, () => document.fullscreenElement !== null);
      }
    },
  },
];

async function openDeck(page: Page, path: string): Promise<void> {
  await page.open(path);
  await ready(page);
}

/** The figures come after the rest, one by one. */
async function ready(page: Page, name: 'deck' | 'article' = 'deck'): Promise<void> {
  await page.until('data-ready', name, edition);
  await page.until('data-figures', 'ready', () => document.querySelector('html')?.dataset.figures);
}

/** The window that came to the page's own. */
async function opened(page: Page, pages: Stage['pages']): Promise<Page> {
  const giveUp = Date.now() + 10_000;
  while (Date.now() < giveUp) {
    const second = (await pages()).find(({ id }) => id !== page.id);
    if (second) return second;
    await pause(30);
  }
  throw new Error('no second window');
}

async function expectAt(page: Page, place: string): Promise<void> {
  await page.until('the place', place, shown);
  const [slide = '', step = ''] = place.split('/');
  const hash = step === '0' ? `#${slide}` : `#/${slide}/${step}`;
  await page.until('the address', hash, () => location.hash);
}

const at = (page: Page): Promise<string> => page.evaluate(shown);

async function expectBoth(one: Page, other: Page, hash: string): Promise<void> {
  for (const page of [one, other]) await page.until('the address', hash, () => location.hash);
}

/** What `npm run check` finds of a slide by its measures, found here with this browser's lines and letters. */
async function expectFits(page: Page, year: '2019' | 'today'): Promise<void> {
  await openDeck(page, `?year=${year}`);
  const found: string[] = [];
  for (const slide of await page.evaluate(slideIds)) {
    await page.evaluate(showWhole, slide);
    const facts = await page.evaluate(measure, {});
    assert.equal(facts.slide, slide);
    for (const { find } of [outside, cutOff, overlap, covered])
      found.push(...find({ facts }).map(({ message }) => `#${slide}: ${message}`));
  }
  assert.deepEqual(found, []);
}

async function expectClickable(page: Page, slide: string): Promise<void> {
  await openDeck(page, `#${slide}`);
  const before = await page.evaluate(stateShown);
  await page.click(await page.evaluate(middleOf, 'section.present .picture [data-choice]:not([aria-pressed="true"])'));
  const after = await page.evaluate(stateShown);
  assert.notEqual(after, before, `the figure on #${slide} stays as it is`);
  assert.equal(await page.evaluate(() => location.hash), `#/${slide}/0/${after || '-'}`);
}

/*
 * What follows runs in the page, and must not use anything outside of it.
 */

/** A window that has just opened has no document yet. */
const edition = () => document.querySelector('html')?.dataset.ready;
const ground = () => getComputedStyle(document.body).backgroundColor;
const isOverview = () => document.querySelector('.reveal.overview') !== null;
const isBoxOpen = () => document.querySelector('dialog[open]') !== null;
const isDark = () => document.querySelector('.pause-overlay')?.checkVisibility({ visibilityProperty: true }) ?? false;
const sinceIsShown = () => document.querySelector('section.present .since')?.checkVisibility() ?? false;
const stateShown = () => document.querySelector('section.present [data-figure]')?.getAttribute('state') ?? 'none';
const slideIds = () => [...document.querySelectorAll('.slides > section[id]')].map(({ id }) => id);

/** The deck's place, from what it shows. */
function shown(): string {
  const section = document.querySelector('.slides > section.present');
  const steps = [...(section?.querySelectorAll<HTMLElement>('.fragment.visible') ?? [])];
  const step = Math.max(-1, ...steps.map(({ dataset }) => Number(dataset.fragmentIndex))) + 1;
  return `${section?.id ?? 'nowhere'}/${step}`;
}

/** Figures without a drawing; a page of their words, behind that of their slide on paper, has none. */
function undrawn(): string[] {
  const figures = [...document.querySelectorAll<HTMLElement>('.slide:not(.words) [data-figure]')];
  if (figures.length === 0) return ['there is no figure'];
  return figures
    .filter((one) => !one.matches('[drawn]') || one.querySelector('.picture') === null)
    .map((one) => `${one.localName} on #${String(one.closest('section')?.id)}`);
}

/** What a browser tells a page when it prints, which no driver makes WebKit do. */
function makesSheets(): boolean {
  dispatchEvent(new Event('beforeprint'));
  return document.querySelector('.sheets') !== null;
}

function takesSheetsAway(): boolean {
  dispatchEvent(new Event('afterprint'));
  return document.querySelector('.sheets') === null;
}

/** Slides that have their page, with all their figures drawn. */
const sheets = () =>
  [...document.querySelectorAll('.sheets > section')]
    .filter((one) => [...one.querySelectorAll('[data-figure]')].every((figure) => figure.matches('[drawn]')))
    .map(({ id }) => id);

/** Words that are seen on each page of a slide, on the print page. Ligatures have no letters in some PDFs. */
function wordsOnPages(): string[][] {
  const isClipped = (one: Element | null): boolean =>
    one !== null && (getComputedStyle(one).clipPath !== 'none' || isClipped(one.parentElement));
  return [...document.querySelectorAll('.slides > section[id]')].map((page) =>
    [...page.querySelectorAll<HTMLElement>('h1, h2, p, li, td, th, .line, .label')]
      .filter((one) => one.querySelector('p, li, td, .line, .label') === null && !isClipped(one))
      .filter((one) => !one.closest('.unseen'))
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .flatMap((one) => {
        const cut = [...one.querySelectorAll<HTMLElement>('span')].filter(isClipped);
        const unseen = new Set(cut.flatMap(({ innerText }) => innerText.split(/\s+/)));
        return one.innerText.split(/\s+/).filter((word) => !unseen.has(word));
      })
      .filter((word) => word !== '' && !/f[fil]/.test(word)),
  );
}

/** Texts of the article, or in the frame, that are not visible. */
function unread(): string[] {
  const page = frames[0]?.document ?? document;
  const blocks = [...page.querySelectorAll('.slides > section :is(h1, h2, p, li, td, th, pre)')];
  const own = blocks.filter((one) => !one.closest('[aria-hidden="true"], .part-name, [drawn]'));
  if (own.length < 200) return [`only ${own.length} blocks of text`];
  const isSeen = (one: Element) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 1 && height > 9 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  return own.filter((one) => one.textContent.trim() !== '' && !isSeen(one)).map((one) => one.outerHTML.slice(0, 120));
}

/** Pages of a figure's words on which these are not visible. */
function unreadWords(): string[] {
  const pages = [...document.querySelectorAll<HTMLElement>('.slide.words')];
  if (pages.length === 0) return ['there is no page of words'];
  return pages.map((page) => page.innerText).filter((text) => text.split(/\s+/).length < 20);
}

function scrollsSideways(): boolean {
  const { scrollWidth, clientWidth } = (frames[0]?.document ?? document).documentElement;
  return scrollWidth > clientWidth;
}

function frameWithoutScript(path: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.style.cssText = 'width: 390px; height: 700px; border: 0';
  frame.src = `./${path}`;
  document.body.append(frame);
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      resolve();
    });
  });
}

/** Shows a slide with all its steps, and waits for its fonts. */
async function showWhole(id: string): Promise<void> {
  const steps = document.getElementById(id)?.dataset.steps ?? '0';
  const arrived = new Promise((resolve) => {
    addEventListener('hashchange', resolve, { once: true });
  });
  const hash = steps === '0' ? `#${id}` : `#/${id}/${steps}`;
  if (location.hash !== hash) {
    location.hash = hash;
    await arrived;
  }
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}

/**
 * Where to click on the first of these that can be seen. In a drawing of lines that is its `hit` shape. What plays by
 * itself is not clicked on: its state is another in every moment.
 */
function middleOf(selector: string): { x: number; y: number } {
  const all = [...document.querySelectorAll(selector)];
  const first = all.find((one) => one.getBoundingClientRect().width > 0 && !/^\s*Play/.test(one.textContent));
  if (!first) throw new Error(`Nothing to click on: ${selector}`);
  const { left, top, width, height } = (first.querySelector('.hit') ?? first).getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Slides in the speaker's boxes that fill neither the width nor the height of theirs, or more than that. */
function looseSlides(): string[] {
  return [...document.querySelectorAll('.preview > .slide')].flatMap((slide) => {
    const [inner, outer] = [slide, slide.parentElement ?? slide].map((one) => one.getBoundingClientRect());
    const across = (inner?.width ?? 0) / (outer?.width ?? 1);
    const down = (inner?.height ?? 0) / (outer?.height ?? 1);
    return Math.abs(Math.max(across, down) - 1) < 0.01 ? [] : [`${across} of the width, ${down} of the height`];
  });
}

/** How many slides stand in the row of the one that is shown, side by side and inside the window. */
function inRow(): boolean {
  const here = document.querySelector('.tile:has([aria-current])');
  const boxes = [...(here?.parentElement?.children ?? [])].map((one) => one.getBoundingClientRect());
  const isWithin = boxes.every(({ left, right, width }) => width >= 92 && left >= 0 && right <= innerWidth);
  return boxes.length > 4 && isWithin && boxes.filter(({ top }) => top === boxes[0]?.top).length > 4;
}

function firstBox(): number[] {
  const { left, top, width, height } = document.querySelector('.slide')?.getBoundingClientRect() ?? new DOMRect();
  return [left, top, width, height].map(Math.round);
}

/** The slide is drawn in the overview, which has come to rest: two frames of it are the same. */
async function standsStill(): Promise<boolean> {
  const small = () => document.querySelector('.all-slides [data-slide="hypervisor"]');
  const top = () => JSON.stringify(small()?.getBoundingClientRect());
  const before = top();
  await new Promise((resolve) => setTimeout(resolve, 100));
  return small() !== null && top() === before;
}
