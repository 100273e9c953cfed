/**
 * The built site with an error recorder in every page. WebDriver cannot read a page's console, so an injected first script
 * records errors in sessionStorage, which persists across pages.
 */
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../src/setup/server.mjs';
import type { Page } from './page.ts';

const KEY = 'heard';

/** A base path, as on a host with other sites. */
const BASE = '/talk/';

function listen(key: string): void {
  const note = (text: string) => {
    sessionStorage.setItem(key, `${sessionStorage.getItem(key) ?? ''}${text}\n`);
  };
  const log = console.error.bind(console);
  console.error = (...words: unknown[]) => {
    note(`console: ${words.map(String).join(' ')}`);
    log(...words);
  };
  // A file that does not load tells its own element, and the window only on the way there.
  addEventListener(
    'error',
    ({ message, target }: ErrorEvent) => {
      note(target instanceof Element ? `not loaded: ${target.outerHTML}` : `error: ${message}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => {
    note(`rejection: ${String(reason)}`);
  });
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    note(`against the policy: ${violatedDirective} ${blockedURI}`);
  });
}

/** The errors in the pages of a window, each once. */
export async function heardIn(page: Page): Promise<string[]> {
  const heard = await page.evaluate((key) => sessionStorage.getItem(key) ?? '', KEY);
  return [...new Set(heard.split('\n'))].filter((line) => line !== '');
}

/**
 * Beside its own pages it has `blank.html`, with nothing on it, and `still.html`, the deck whose script has not come yet.
 * Serves when all is written, so that an earlier failure leaves no server that keeps the process alive.
 */
export async function serveListening(dist: string): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  await cp(dist, folder, { recursive: true });
  await writeFile(join(folder, 'listen.js'), `(${listen.toString()})(${JSON.stringify(KEY)})`);
  await writeFile(join(folder, 'blank.html'), '<!doctype html><html lang="en"><title>Blank</title></html>');
  const deck = await readFile(join(folder, 'index.html'), 'utf8');
  await writeFile(join(folder, 'still.html'), deck.replace(/<script type="module".*?<\/script>/s, ''));
  const pages = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('index.html'));
  for (const page of pages) {
    const file = join(folder, page);
    const html = await readFile(file, 'utf8');
    // Before the Content-Security-Policy, which would block it.
    const listening = html.replace(/<meta charset="utf-8"(?: \/)?>/, `$&<script src="${BASE}listen.js"></script>`);
    if (listening === html) throw new Error(`${page} has no place for a script`);
    await writeFile(file, listening);
  }
  const { url, close } = await serve(folder, { base: BASE });
  return {
    url,
    close: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}
