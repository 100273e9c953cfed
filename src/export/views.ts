/** The ways in which a slide is looked at side by side: on stage, in print, and read on a phone. */
import type { Browser, BrowserContextOptions, Page, ViewportSize } from '@playwright/test';
import { EDITIONS, type Ready } from '../contract.ts';
import { waitForPage } from '../inspect/open.ts';
import { watch } from '../inspect/watch.ts';
import { editions } from './editions.ts';
import { faultOf, refuse } from './faults.ts';
import { takePictures, wanted, type Photography } from './take-pictures.ts';
import { locateFaults } from './watch-page.ts';

/** A picture of a slide, with what stands below it on a sheet. */
export interface Tile {
  /** As it stands at the foot of the slide: `14`, `+1`. */
  readonly number: string;
  readonly id: string;
  /** A PNG. */
  readonly bytes: Uint8Array;
}

interface Asked {
  readonly range?: string | undefined;
  readonly say?: (doing: string) => void;
}

export interface View {
  /** Pictures side by side on a sheet. */
  readonly columns: number;
  /** Of a picture on a sheet, in CSS pixels. */
  readonly width: number;
  /** @param url of the deck, without query */
  readonly take: (browser: Browser, url: string, asked: Asked) => AsyncGenerator<Tile>;
}

/** The deck's own size; a slide has just that. */
const STAGE = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

const onStage = (options: Partial<Photography>): View => ({
  columns: 3,
  width: 640,
  async *take(browser, url, asked) {
    for await (const { slide, bytes } of takePictures(browser, url, { size: STAGE, ...options, ...asked }))
      yield { number: slide.number, id: slide.id, bytes };
  },
});

/** Each slide after its last step, or as its author has it in print. */
export const views = {
  light: onStage({}),
  dark: onStage({ dark: true }),
  today: onStage({ isToday: true }),
  grey: onStage({ colours: 'grey' }),
  forced: onStage({ colours: 'forced', dark: true }),
  '1024x768': onStage({ size: { width: 1024, height: 768 } }),
  print: {
    columns: 3,
    width: 640,
    take: (browser, url, asked) =>
      takeEach(browser, asked, {
        address: editions.slides.address(url, {}),
        ready: 'print',
        viewport: STAGE,
        prepare: (page) => page.emulateMedia({ media: 'print' }),
      }),
  },
  phone: {
    columns: 5,
    width: PHONE.width,
    take: (browser, url, asked) =>
      takeEach(browser, asked, {
        address: new URL(EDITIONS.article, url).href,
        ready: 'article',
        viewport: PHONE,
        context: { isMobile: true, hasTouch: true },
        prepare: showSlidesAlone,
      }),
  },
} as const satisfies Readonly<Record<string, View>>;

export type ViewName = keyof typeof views;

export const viewNames = [
  'light',
  'dark',
  'today',
  'grey',
  'forced',
  'print',
  '1024x768',
  'phone',
] as const satisfies readonly ViewName[];

interface OnePage {
  readonly address: string;
  readonly ready: Ready;
  readonly viewport: ViewportSize;
  readonly context?: BrowserContextOptions;
  readonly prepare: (page: Page) => Promise<void>;
}

/** A picture of each slide of a page that has them all. */
async function* takeEach(
  browser: Browser,
  { range, say = () => undefined }: Asked,
  { address, ready, viewport, context: options, prepare }: OnePage,
): AsyncGenerator<Tile> {
  const context = await browser.newContext({ ...options, viewport, reducedMotion: 'reduce', colorScheme: 'light' });
  try {
    // The faces of the article show only where they are at hand: from the second opening on.
    const first = await context.newPage();
    await first.goto(address);
    await waitForPage(first, { ready });
    await first.evaluate(() => document.fonts.ready.then(() => undefined));
    await first.close();
    const page = await context.newPage();
    const incidents = watch(page, new URL(address).origin);
    await page.goto(address);
    await waitForPage(page, { ready });
    await prepare(page);
    const slides = wanted(await slidesOf(page), range);
    const slideWith = (id: string) => page.locator(`[id="${id}"]`);
    // Figures of the article are drawn when they come into view, and move what follows them.
    for (const { id } of slides) {
      await slideWith(id).scrollIntoViewIfNeeded();
      const waiting = slideWith(id).locator('[data-figure]:not([drawn], [fault])');
      await waiting.first().waitFor({ state: 'detached' });
    }
    // No slide is higher than the window: for a picture of one that is, the window would grow, and move the slide.
    const heights = slides.map(async ({ id }) => (await slideWith(id).boundingBox())?.height ?? 0);
    const height = Math.ceil(Math.max(viewport.height, ...(await Promise.all(heights))));
    await page.setViewportSize({ width: viewport.width, height });
    for (const [index, { id, number }] of slides.entries()) {
      say(`${index + 1} of ${slides.length}: ${id}`);
      const slide = slideWith(id);
      const bytes = await slide.screenshot({ animations: 'disabled', caret: 'hide' });
      yield { number, id, bytes };
    }
    refuse(await locateFaults(page, incidents().map(faultOf)));
  } finally {
    await context.close();
  }
}

interface Numbered {
  readonly id: string;
  readonly number: string;
}

/** In the article the first slide, which is its title, says no number. */
const slidesOf = (page: Page): Promise<Numbered[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.slides > section[id]')].map((slide, index) => {
      const said = slide.querySelector('.furniture .number, .mark .to-deck')?.textContent ?? '';
      return { id: slide.id, number: /\+?\d+/.exec(said)?.[0] ?? (index + 1).toString() };
    }),
  );

/** The article without what is said, and without its bar, which would lie over a slide; laid out as a whole. */
const showSlidesAlone = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const slide of document.querySelectorAll<HTMLElement>('.slides > section'))
      slide.style.contentVisibility = 'visible';
    for (const one of document.querySelectorAll<HTMLElement>('.masthead, .slides .notes, .front'))
      one.style.display = 'none';
  });
