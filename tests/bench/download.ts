import { chromium } from '@playwright/test';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { waitForPage } from '../../src/inspect/open.ts';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import { serve } from '../../src/setup/server.mjs';
import { FIGURE } from '../weight.ts';

export interface Download {
  readonly name: string;
  /** As a host sends it: text compressed with brotli, fonts and pictures as they are. */
  readonly bytes: number;
}

interface Downloads {
  /** Until the page is ready. */
  readonly first: readonly Download[];
  /** After that, for figures only: dialogs and the hall are fetched then, too. */
  readonly figures: readonly Download[];
}

/**
 * The requests of a browser, in order.
 *
 * @param edition its folder, and what the page says when it is ready
 */
export async function measureDownload(edition: { readonly path: string; readonly ready: string }): Promise<Downloads> {
  const { url, close } = await serve(resolve('dist'));
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript((ready) => {
      new MutationObserver((_, observer) => {
        if (document.documentElement.dataset.ready !== ready) return;
        performance.mark('ready');
        observer.disconnect();
      }).observe(document, { attributes: true, subtree: true });
    }, edition.ready);
    const bodies: Promise<Download>[] = [];
    page.on('response', (response) => {
      bodies.push(
        response.body().then((body) => ({
          name: response.url().slice(url.length) || 'index.html',
          bytes: /woff2|image/.test(response.headers()['content-type'] ?? '')
            ? body.length
            : brotliCompressSync(body).length,
        })),
      );
    });
    await page.goto(url + edition.path, { waitUntil: 'load' });
    await waitForPage(page, { figures: 'ready' });
    await page.evaluate(() => document.fonts.ready);
    const asked = await page.evaluate(() => {
      const [ready] = performance.getEntriesByName('ready');
      // Fonts and the icon arrive at any time; they count for the first slide.
      const later = performance
        .getEntriesByType('resource')
        .filter((one) => 'responseEnd' in one && Number(one.responseEnd) > (ready?.startTime ?? 0))
        .filter(({ name }) => /\.(js|css)$/.test(name));
      return later.map(({ name }) => name);
    });
    const late = new Set(asked.map((name) => name.slice(url.length)));
    const all = await Promise.all(bodies);
    return {
      first: all.filter(({ name }) => !late.has(name)),
      figures: all.filter(({ name }) => late.has(name) && FIGURE.test(name)),
    };
  } finally {
    await browser.close();
    await close();
  }
}
