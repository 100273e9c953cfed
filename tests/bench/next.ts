import { chromium } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import { serve } from '../../src/setup/server.mjs';
import { makeTalk } from './make-talk.ts';

/** From the key that goes to the next slide to the frame that shows it, in frames of the browser: the median of 21. */
export async function measureNext(slides: number): Promise<number> {
  const place = await mkdtemp(join(tmpdir(), 'bench-'));
  const folder = join(place, 'slides');
  await mkdir(folder);
  const { files, yaml } = makeTalk(slides, Math.ceil(slides / 100));
  for (const file of [...files, ...(yaml ? [yaml] : [])]) await writeFile(join(folder, basename(file.path)), file.text);
  const out = join(place, 'dist');
  await promisify(execFile)(
    process.execPath,
    [resolve('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    {
      env: { ...process.env, TALK_SLIDES: folder, TALK_OUT: out },
    },
  );
  const { url, close } = await serve(out);
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${url}#slide-number-${Math.floor(slides / 2)}`, { timeout: 120_000 });
    await page.waitForFunction(() => document.documentElement.dataset.figures === 'ready', undefined, {
      timeout: 120_000,
    });
    const frames: number[] = [];
    for (let run = 0; run < 21; run += 1) {
      frames.push(
        await page.evaluate(
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
        ),
      );
    }
    return frames.sort((a, b) => a - b)[10] ?? Infinity;
  } finally {
    await browser.close();
    await close();
    await rm(place, { recursive: true });
  }
}
