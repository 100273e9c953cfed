import type { Browser, Page } from '@playwright/test';
import { openDeck, outlineOf, show, type Outline } from '../inspect/open.ts';
import { watch } from '../inspect/watch.ts';
import { inRange } from '../live/range.ts';
import { faultOf, refuse, WrongUsage } from './faults.ts';
import { locateFaults } from './watch-page.ts';

export interface Photography {
  /** Of the window, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Device scale factor; 1 by default. */
  readonly scale?: number;
  readonly dark?: boolean;
  /** `grey`: as on a printer without colours; `forced`: in the reader's own colours (high contrast). */
  readonly colours?: 'own' | 'grey' | 'forced';
  /** As of today instead of as the talk was given. */
  readonly isToday?: boolean;
  /** A picture of each step, from the slide before its first one on, instead of one after the last. */
  readonly steps?: boolean;
  /** Some of the slides: `3-7,14`. */
  readonly range?: string | undefined;
  /** Reports progress, in a few words. */
  readonly say?: (doing: string) => void;
}

export interface SlidePicture {
  readonly slide: Outline;
  /** How many steps it shows. */
  readonly step: number;
  /** A PNG. */
  readonly bytes: Uint8Array;
}

/**
 * Takes pictures of slides of the built deck. In a window that is not 16:9, a slide is centred on its own background.
 *
 * @param url of the deck, without query
 * @throws ExportError when the page has faults
 * @throws WrongUsage when the talk lacks a slide of the range
 */
export async function* takePictures(
  browser: Browser,
  url: string,
  {
    size,
    scale = 1,
    dark = false,
    colours = 'own',
    isToday = false,
    steps = false,
    range,
    say = () => undefined,
  }: Photography,
): AsyncGenerator<SlidePicture> {
  const theme = dark ? 'dark' : 'light';
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    colorScheme: theme,
    forcedColors: colours === 'forced' ? 'active' : 'none',
  });
  try {
    const page = await context.newPage();
    if (colours === 'grey') await takeColoursAway(page);
    const incidents = watch(page, new URL(url).origin);
    const address = new URL(url);
    address.search = new URLSearchParams({ theme, year: isToday ? 'today' : 'then' }).toString();
    await openDeck(page, address.href, { incidents });
    // All figures have been drawn by now, so that each fault is of its own slide.
    refuse(await locateFaults(page, incidents().map(faultOf)));
    await hideProgress(page);
    const slides = wanted(await outlineOf(page), range);
    for (const [index, slide] of slides.entries()) {
      say(`${index + 1} of ${slides.length}: ${slide.id}`);
      for (let step = steps ? 0 : slide.steps; step <= slide.steps; step++) {
        await show(page, { slide: slide.id, step });
        const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'device' });
        refuse(incidents().map((incident) => ({ ...faultOf(incident), id: slide.id, place: slide.place })));
        yield { slide, step, bytes };
      }
    }
  } finally {
    await context.close();
  }
}

/** The slides of a range, by the numbers in their footers; all without one. Throws WrongUsage if the talk lacks one. */
export function wanted<S extends { readonly number: string }>(
  slides: readonly S[],
  range: string | undefined,
): readonly S[] {
  if (range === undefined) return slides;
  const places = inRange(
    range,
    slides.map(({ number }) => number),
  );
  if (typeof places === 'string') throw new WrongUsage(places);
  return slides.filter((_, place) => places.has(place));
}

async function takeColoursAway(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
}

/** The progress bar has no meaning in a picture of one slide. */
const hideProgress = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>('.progress')) bar.style.visibility = 'hidden';
  });
