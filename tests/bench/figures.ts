import { chromium } from '@playwright/test';
import { resolve } from 'node:path';
import { openDeck } from '../../src/inspect/open.ts';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import { serve } from '../../src/setup/server.mjs';

export interface Figure {
  readonly slide: string;
  /** Of drawing one state after another, in ms, on this machine's processor slowed down fourfold. */
  readonly median: number;
}

/** Sets each figure of the deck to the states of its steps, round after round, and takes the time of the script. */
export async function measureFigures(): Promise<Figure[]> {
  const { url, close } = await serve(resolve('dist'));
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await openDeck(page, url);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    return await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-figure]')].map((figure) => {
        const states = ['', ...(figure.getAttribute('steps') ?? '').split('|')];
        const times: number[] = [];
        for (let round = 0; round < 20; round += 1) {
          for (const state of states) {
            const start = performance.now();
            figure.setAttribute('state', state);
            times.push(performance.now() - start);
          }
        }
        times.sort((a, b) => a - b);
        return { slide: figure.closest('section')?.id ?? '', median: times[Math.floor(times.length / 2)] ?? 0 };
      }),
    );
  } finally {
    await browser.close();
    await close();
  }
}
