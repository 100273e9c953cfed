import type { Browser, Page } from '@playwright/test';
import { openDeck, outlineOf, show } from '../check/open.ts';
import { watch } from '../check/watch.ts';
import { PICTURE_SIZE } from '../loader/sharing.ts';
import { refuse } from './faults.ts';

export interface SlidePicture {
  readonly id: string;
  /** A PNG. */
  readonly bytes: Uint8Array;
}

/**
 * Each slide of the built deck after its last step, in the light and as the talk was given. The window is wider than a
 * slide, which stands in its middle on its own ground.
 *
 * @param url of the deck, without query
 * @param say is told what is being done, in a few words
 * @throws ExportError when the page has faults
 */
export async function takePictures(
  browser: Browser,
  url: string,
  say: (doing: string) => void = () => undefined,
): Promise<readonly SlidePicture[]> {
  const context = await browser.newContext({ viewport: PICTURE_SIZE, reducedMotion: 'reduce', colorScheme: 'light' });
  try {
    const page = await context.newPage();
    const incidents = watch(page, new URL(url).origin);
    const address = new URL(url);
    address.search = new URLSearchParams({ theme: 'light', year: '2019' }).toString();
    await openDeck(page, address.href);
    await hideProgress(page);
    const slides = await outlineOf(page);
    const pictures: SlidePicture[] = [];
    for (const [index, { id, steps }] of slides.entries()) {
      say(`${index + 1} of ${slides.length}: ${id}`);
      await show(page, { slide: id, step: steps });
      pictures.push({ id, bytes: await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' }) });
    }
    refuse(incidents().map(({ text }) => ({ message: text })));
    return pictures;
  } finally {
    await context.close();
  }
}

/** How far the talk has come is nobody's business in a picture of one slide. */
const hideProgress = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>('.progress')) bar.style.visibility = 'hidden';
  });
