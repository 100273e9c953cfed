/** A talk on a stage: windows that are looked at as pages, and worked by keys and mouse of X alone. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { dist } from '../../src/setup/project.mjs';
import { serve } from '../../src/setup/server.mjs';
import { startChrome, type Chrome } from './chrome.ts';
import { SCREEN, startScreens, type Screens } from './screens.ts';

export class Stage {
  readonly #screens: Screens;
  readonly #chrome: Chrome;

  constructor(screens: Screens, chrome: Chrome) {
    this.#screens = screens;
    this.#chrome = chrome;
  }

  /** Presses keys one after the other, by their names in X: `Next` is PageDown. They go to the window in front. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#hand('key', key);
  }

  /** Holds a key down, which X then repeats as a keyboard does, until a page has had so many of its repeats. */
  async hold(key: string, page: Page, repeats: number): Promise<void> {
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      const isCounting = dataset['repeats'] !== undefined;
      dataset['repeats'] = '0';
      if (isCounting) return;
      addEventListener(
        'keydown',
        ({ repeat }) => {
          if (repeat) dataset['repeats'] = (Number(dataset['repeats']) + 1).toString();
        },
        { capture: true },
      );
    });
    await this.#hand('keydown', key);
    try {
      await expect
        .poll(() => page.evaluate(() => Number(document.documentElement.dataset['repeats'])))
        .toBeGreaterThanOrEqual(repeats);
    } finally {
      await this.#hand('keyup', key);
    }
  }

  /** Clicks where something stands on the screen, or into the middle of a page. */
  async click(what: Page | Locator): Promise<void> {
    const page = 'page' in what ? what.page() : what;
    const box = 'page' in what ? await what.boundingBox() : undefined;
    if (box === null) throw new Error(`What is to be clicked is not seen, at ${page.url()}`);
    const spot = box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { x, y } = await page.evaluate((given) => {
      // The frame is above the page alone, and as wide on both sides.
      const [left, top] = [(outerWidth - innerWidth) / 2, outerHeight - innerHeight];
      const { x, y } = given ?? { x: innerWidth / 2, y: innerHeight / 2 };
      return { x: Math.round(screenX + left + x), y: Math.round(screenY + top + y) };
    }, spot);
    await this.#hand('mousemove', String(x), String(y), 'click', '1');
  }

  /** The windows that are seen, with their titles. */
  async windows(): Promise<{ readonly id: string; readonly title: string }[]> {
    const found = await this.#hand('search', '--onlyvisible', '--name', '').catch(() => '');
    const named = found.split('\n').filter((id) => id !== '');
    const all = await Promise.all(
      named.map(async (id) => ({ id, title: (await this.#hand('getwindowname', id).catch(() => '')).trim() })),
    );
    return all.filter(({ title }) => title.endsWith(' - Chromium'));
  }

  /** The window of a title, as pages write it. */
  async windowOf(title: string): Promise<string> {
    const all = await this.windows();
    const found = all.find((one) => one.title === `${title} - Chromium`);
    if (!found) throw new Error(`No window “${title}”, but: ${all.map((one) => one.title).join(', ')}`);
    return found.id;
  }

  /** Has a window come to the front, as by a click on its title bar. */
  async activate(title: string): Promise<void> {
    await this.#hand('windowactivate', '--sync', await this.windowOf(title));
  }

  /** Puts a page’s window somewhere on the screens, and waits until it is there. */
  async move(page: Page, x: number, y: number): Promise<void> {
    await this.#hand('windowmove', await this.windowOf(await page.title()), String(x), String(y));
    // With its frame, whose size is the window manager’s.
    await expect.poll(() => page.evaluate(() => screenX)).toBeLessThan(x + 30);
    await expect.poll(() => page.evaluate(() => screenX)).toBeGreaterThanOrEqual(x);
  }

  async resize(page: Page, width: number, height: number): Promise<void> {
    await this.#hand('windowsize', await this.windowOf(await page.title()), String(width), String(height));
    await expect.poll(() => page.evaluate(() => outerWidth)).toBe(width);
  }

  /** The keyboard’s layout by its name in X. */
  async layOut(name: string): Promise<void> {
    await this.#screens.run('layout', '-layout', name);
  }

  /** The one page of an edition, as soon as it is ready. */
  async page(edition: 'deck' | 'speaker' | 'preflight'): Promise<Page> {
    const ready = async () => {
      const said = await Promise.all(this.pages().map(readinessOf));
      return this.pages().filter((_, at) => said[at] === edition);
    };
    await expect.poll(async () => (await ready()).length, { message: `pages: ${edition}` }).toBe(1);
    const [page] = await ready();
    if (!page) throw new Error(`It has gone: ${edition}`);
    return page;
  }

  pages = (): Page[] => this.#chrome.pages();

  /** Looks at the windows anew: a page that has crashed stays so for whoever saw it. */
  lookAgain = (): Promise<void> => this.#chrome.lookAgain();

  /** Runs a script without user activation, so that the browser blocks pop-ups. */
  async runUnasked(page: Page, script: string): Promise<void> {
    // Playwright’s `evaluate` counts as user activation.
    const session = await page.context().newCDPSession(page);
    const run = async (expression: string) =>
      (await session.send('Runtime.evaluate', { expression })).result.value as unknown;
    await expect.poll(() => run('navigator.userActivation.isActive')).toBe(false);
    await run(script);
    await session.detach();
  }

  /** Kills the process that draws a page, and none that we did not start. */
  async crash(page: Page): Promise<void> {
    const crashed = page.waitForEvent('crash');
    process.kill(await this.#rendererOf(page), 'SIGKILL');
    await crashed;
  }

  /** The browser does not tell which process a page has: it is the one that works while the page does. */
  async #rendererOf(page: Page): Promise<number> {
    const before = await this.#chrome.renderers();
    for (;;) {
      await page.evaluate(() => {
        const end = performance.now() + 300;
        while (performance.now() < end);
      });
      const worked = [...(await this.#chrome.renderers())].map(([id, time]) => ({
        id,
        time: time - (before.get(id) ?? 0),
      }));
      const [most, second] = worked.sort((one, other) => other.time - one.time);
      if (most && most.time > 0.5 + 3 * (second?.time ?? 0)) return most.id;
    }
  }

  #hand(...words: string[]): Promise<string> {
    return this.#screens.run('hand', ...words);
  }
}

/** The edition that a page is, once it lives, its figures included; nothing before, and of a page that has crashed. */
async function readinessOf(page: Page): Promise<string | undefined> {
  const read = page.evaluate(() => {
    const { ready, figures } = document.documentElement.dataset;
    return ready === 'deck' && figures !== 'ready' ? undefined : ready;
  });
  return read.catch(() => undefined);
}

interface Given {
  /** Of the built site, with a slash at the end. */
  readonly url: string;
  /** Starts a browser with an empty profile at an address. */
  readonly open: (url: string, ...switches: string[]) => Promise<Stage>;
}

interface Shared {
  readonly screens: Screens;
  readonly site: string;
}

export const test = base.extend<Given, Shared>({
  screens: [
    async ({}, use) => {
      const screens = await startScreens();
      await use(screens);
      await screens.close();
    },
    { scope: 'worker' },
  ],
  site: [
    async ({}, use) => {
      const { url, close } = await serve(dist);
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
  url: ({ site }, use) => use(site),
  open: async ({ screens }, use, info) => {
    const chromes: Chrome[] = [];
    await use(async (url, ...switches) => {
      const chrome = await startChrome(screens, url, switches);
      chromes.push(chrome);
      return new Stage(screens, chrome);
    });
    if (info.status !== info.expectedStatus) {
      const pages = chromes.flatMap((chrome) => chrome.pages());
      for (const [at, page] of pages.entries())
        await page.screenshot({ path: info.outputPath(`${at}.png`), timeout: 5000 }).catch(() => undefined);
    }
    for (const chrome of chromes) await chrome.close();
  },
});

/** Whether the page has the keyboard focus. */
export const hasFocus = (page: Page): Promise<boolean> => page.evaluate(() => document.hasFocus());

export const isFull = (page: Page): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null);

export { expect, SCREEN };
