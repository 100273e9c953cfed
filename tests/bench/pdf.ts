import { chromium } from '@playwright/test';
import { resolve } from 'node:path';
import { exportPdf, type PdfOptions } from '../../src/export/export-pdf.ts';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import { serve } from '../../src/setup/server.mjs';
import { withSiteOf } from './made-site.ts';
import { makeTalk } from './make-talk.ts';

export interface Exported {
  /** From the browser that is up to the finished bytes, in ms. */
  readonly time: number;
  readonly bytes: number;
  readonly pages: number;
  /** The most memory that this process has had, its own start included, in bytes. */
  readonly peak: number;
}

/** The built talk to its PDF of slides: the second time, as the first also starts the browser's own parts. */
export async function measurePdf(): Promise<Exported> {
  const { url, close } = await serve(resolve('dist'));
  try {
    const [, warm] = await measure(url, {}, 2);
    if (!warm) throw new RangeError('Nothing was measured');
    return warm;
  } finally {
    await close();
  }
}

/** A page for each step of a long talk. */
export const measureLongPdf = (slides: number, steps: number): Promise<Exported> =>
  withSiteOf(makeTalk(slides, Math.ceil(slides / 100), steps), async (url) => {
    const [only] = await measure(url, { steps: true }, 1);
    if (!only) throw new RangeError('Nothing was measured');
    return only;
  });

async function measure(url: string, options: PdfOptions, runs: number): Promise<Exported[]> {
  const browser = await chromium.launch(launchOptions());
  try {
    const measured: Exported[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const { bytes, pages } = await exportPdf(browser, url, options);
      const time = performance.now() - start;
      measured.push({ time, bytes: bytes.length, pages, peak: process.resourceUsage().maxRSS * 1024 });
    }
    return measured;
  } finally {
    await browser.close();
  }
}
