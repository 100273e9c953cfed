/** The views of slides on contact sheets: on stage, in print, and in the article on a phone. */
import type { Browser, BrowserContextOptions, Page, ViewportSize } from '@playwright/test';
import { EDITIONS, type Ready } from '../contract.ts';
import { waitForPage } from '../inspect/open.ts';
import { watch } from '../inspect/watch.ts';
import { editions } from './editions.ts';
import { faultOf, refuse } from './faults.ts';
import { takePictures, wanted, type Photography } from './take-pictures.ts';
import { locateFaults } from './watch-page.ts';

/** A picture of a slide, with its caption on a sheet. */
export interface Tile {
  /** As in the footer of the slide: `14`, `+1`. */
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

/** The deck's own size, at which slides are not scaled. */
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

/** Each slide is shown after its last step, or as in print. */
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

/** Takes a picture of each slide on a page that has all of them. */
async function* takeEach(
  browser: Browser,
  { range, say = () => undefined }: Asked,
  { address, ready, viewport, context: options, prepare }: OnePage,
): AsyncGenerator<Tile> {
  const context = await browser.newContext({ ...options, viewport, reducedMotion: 'reduce', colorScheme: 'light' });
  try {
    // The article uses its fonts only if they are in the cache: from the second visit on.
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
    // A screenshot of a slide higher than the window would enlarge the window, and move the slide.
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

/** In the article the first slide, which is its title, has no number. */
const slidesOf = (page: Page): Promise<Numbered[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.slides > section[id]')].map((slide, index) => {
      const said = slide.querySelector('.furniture .number, .mark .to-deck')?.textContent ?? '';
      return { id: slide.id, number: /\+?\d+/.exec(said)?.[0] ?? (index + 1).toString() };
    }),
  );

/** Lays out the whole article, without notes, and without its bar, which would cover a slide. */
const showSlidesAlone = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const slide of document.querySelectorAll<HTMLElement>('.slides > section'))
      slide.style.contentVisibility = 'visible';
    for (const one of document.querySelectorAll<HTMLElement>('.masthead, .slides .notes, .front'))
      one.style.display = 'none';
  });
