import { chromium } from '@playwright/test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { basename, join, resolve } from 'node:path';
import { createServer } from 'vite';
import { waitForPage } from '../../src/inspect/open.ts';
import { talkPlugin } from '../../src/site/plugin.ts';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import { makeTalk } from './make-talk.ts';

/** From saving a file to the new text in the page of the development server, in ms: the median of nine. */
export async function measureEdit(slides: number, files: number): Promise<number> {
  const place = await mkdtemp(join(tmpdir(), 'bench-'));
  const folder = join(place, 'slides');
  await mkdir(folder);
  const sources = makeTalk(slides, files);
  const save = (path: string, text: string) => writeFile(join(folder, basename(path)), text);
  for (const file of [...sources.files, ...(sources.yaml ? [sources.yaml] : [])]) await save(file.path, file.text);
  const server = await createServer({
    configFile: false,
    root: resolve('src'),
    publicDir: resolve('public'),
    cacheDir: join(place, 'cache'),
    logLevel: 'error',
    plugins: [talkPlugin(folder)],
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}#slide-number-1`, { timeout: 120_000 });
    await waitForPage(page, { ready: 'deck' }, { timeout: 120_000 });
    const [first] = sources.files;
    const times: number[] = [];
    for (let index = 0; index < 10; index += 1) {
      const words = `item number ${index}`;
      // Page and server share one clock: the page reports when it saw the text, and saving began at a known time.
      const seen = page.evaluate(
        (text) =>
          new Promise<number>((done) => {
            const look = () => {
              if (!document.querySelector('#slide-number-1')?.textContent.includes(text)) return;
              observer.disconnect();
              done(performance.timeOrigin + performance.now());
            };
            const observer = new MutationObserver(look);
            observer.observe(document, { subtree: true, childList: true, characterData: true });
          }),
        words,
      );
      await page.evaluate(() => document.title);
      const start = performance.timeOrigin + performance.now();
      await save(first?.path ?? '', first?.text.replace(/(## Slide number 1\n\n- ).*/, `$1${words}`) ?? '');
      times.push((await seen) - start);
      // Authors do not save more often, and the watcher would not report it.
      await pause(150);
    }
    // The first edit also compiles what the server has not needed before.
    return times.slice(1).sort((a, b) => a - b)[4] ?? 0;
  } finally {
    await browser.close();
    await server.close();
    await rm(place, { recursive: true });
  }
}
