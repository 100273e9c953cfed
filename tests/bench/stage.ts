import { chromium } from '@playwright/test';
import { resolve } from 'node:path';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import { serve } from '../../src/setup/server.mjs';

/** From a key on the speaker's side to the frame in the hall that shows the step, in ms: the median of 41. */
export async function measureStage(): Promise<number> {
  const { url, close } = await serve(resolve('dist'));
  // Each in a window of its own: a hidden tab is not drawn.
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const hall = await context.newPage();
    await openDeck(hall, url);
    const speaker = await context.newPage();
    await speaker.goto(`${url}speaker/`);
    await waitForPage(speaker, { ready: 'speaker' });
    const times: number[] = [];
    for (let step = 0; step < 42; step += 1) {
      const shown = hall.evaluate(
        () =>
          new Promise<number>((done) => {
            const look = new MutationObserver(() => {
              look.disconnect();
              requestAnimationFrame(() => {
                done(performance.timeOrigin + performance.now());
              });
            });
            look.observe(document.querySelector('.slides') ?? document, { subtree: true, attributeFilter: ['class'] });
          }),
      );
      await hall.evaluate(() => document.title);
      const pressed = await speaker.evaluate(() => {
        const now = performance.timeOrigin + performance.now();
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', code: 'PageDown', bubbles: true }));
        return now;
      });
      times.push((await shown) - pressed);
    }
    return times.slice(1).sort((a, b) => a - b)[20] ?? 0;
  } finally {
    await browser.close();
    await close();
  }
}
