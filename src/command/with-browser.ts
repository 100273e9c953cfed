import { chromium, type Browser } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchOptions } from '../setup/launch-options.mjs';
import { Problem } from '../setup/project.mjs';
import { serve } from '../setup/server.mjs';

/**
 * Serves a built site and starts a browser for it; closes both when the work ends or is stopped.
 *
 * @param site the folder
 * @throws Problem if there is no site
 */
export async function withBrowser<T>(
  site: string,
  stop: AbortSignal,
  work: (browser: Browser, url: string) => Promise<T>,
): Promise<T> {
  if (!existsSync(join(site, 'index.html'))) throw new Problem(`There is no built talk in ${site}.`);
  const { url, close } = await serve(site);
  try {
    // Playwright's signal handlers would end this process before its own cleanup.
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    const browser = await chromium.launch({ ...launchOptions(), ...signals });
    const end = () => void browser.close();
    stop.addEventListener('abort', end);
    try {
      stop.throwIfAborted();
      return await work(browser, url);
    } finally {
      stop.removeEventListener('abort', end);
      await browser.close();
    }
  } finally {
    await close();
  }
}
