import { chromium, type Page } from '@playwright/test';
import { waitForPage } from '../../src/inspect/open.ts';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import { withSiteOf } from './made-site.ts';
import { makeTalk } from './make-talk.ts';

const RUNS = 21;
const PATIENCE = { timeout: 120_000 };

/** From the key that goes to the next slide to the frame that shows it, in frames of the browser: the median. */
export const measureNext = (slides: number): Promise<number> =>
  withSiteOf(makeTalk(slides, Math.ceil(slides / 100)), async (url) => {
    const browser = await chromium.launch(launchOptions());
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      // Far from the first slide, and always before the last one.
      const start = Math.min(Math.floor(slides / 2), slides - RUNS - 1);
      await page.goto(`${url}#slide-number-${start}`, PATIENCE);
      await waitForPage(page, { figures: 'ready' }, PATIENCE);
      const frames: number[] = [];
      for (let run = 0; run < RUNS; run += 1) frames.push(await framesToNext(page));
      return frames.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Infinity;
    } finally {
      await browser.close();
    }
  });

const framesToNext = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const before = document.querySelector('section.present');
        let count = 0;
        const look = () => {
          count += 1;
          if (document.querySelector('section.present') !== before) done(count);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(() => {
          // At the beginning of a frame; the next one is the first that can show it. All steps of a slide at once.
          const press = { key: 'PageDown', code: 'PageDown', bubbles: true, cancelable: true };
          for (let steps = 0; steps < 9 && document.querySelector('section.present') === before; steps += 1) {
            document.dispatchEvent(new KeyboardEvent('keydown', press));
          }
          requestAnimationFrame(look);
        });
      }),
  );
