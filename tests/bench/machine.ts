import { chromium } from '@playwright/test';
import { resolve } from 'node:path';
import { build } from 'vite';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import type * as Page from './machine-page.ts';

declare global {
  /** The global that the bundle adds to the page. */
  var machinePage: typeof Page;
}

export interface MachineSpeed {
  /** Of this processor, slowed down so many times. */
  readonly rate: number;
  /** In ms. */
  readonly banner: number;
  /** Millions of instructions a second, with a breakpoint set. */
  readonly speed: number;
}

/** Medians of five, as a page has them. */
export async function measureMachine(): Promise<{ steps: number; speeds: MachineSpeed[] }> {
  const script = await bundle();
  const browser = await chromium.launch(launchOptions());
  try {
    const speeds: MachineSpeed[] = [];
    let steps = 0;
    for (const rate of [1, 4]) {
      // A new page each time, without the JIT compiler's state of the last one.
      const page = await browser.newPage();
      await page.addScriptTag({ content: script });
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate });
      const banner = await page.evaluate(() => machinePage.timeToBanner());
      steps = await page.evaluate(() => machinePage.bannerSteps());
      const all = await page.evaluate(() => Array.from({ length: 5 }, () => machinePage.speed()).sort((a, b) => a - b));
      speeds.push({ rate, banner, speed: all[2] ?? 0 });
      await page.close();
    }
    return { steps, speeds };
  } finally {
    await browser.close();
  }
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve('tests/bench/machine-page.ts'), name: 'machinePage', formats: ['iife'] },
    },
  });
  const [chunk] = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? [one.output[0]] : []));
  if (chunk === undefined) throw new Error('The machine has not been built.');
  return chunk.code;
}
