import { test as base, type Page } from '@playwright/test';
import { resolve } from 'node:path';
import { openDeck } from '../../src/inspect/open.ts';
import { serve } from '../../src/setup/server.mjs';
import { buildTalk } from './build-talk.ts';

interface Site {
  /** Address of the deck, with a slash at the end. */
  readonly url: string;
}

interface Built extends Site {
  readonly slides: string;
  readonly out: string;
}

interface OnceAWorker {
  readonly site: Site;
  readonly siteInFolder: Site;
  /** Another talk, small and in another language, built by the same program: for tests that do not modify it. */
  readonly tiny: Built;
  /** A deck that stays open; `openKept` takes it to a slide. For tests whose only side effect is a place. */
  readonly keptDeck: Page;
}

/** Tests of the built site: `dist/` is served once a worker, on a free port. */
export const test = base.extend<object, OnceAWorker>({
  site: [
    async ({}, use) => {
      const { url, close } = await serve(resolve('dist'));
      await use({ url });
      await close();
    },
    { scope: 'worker' },
  ],
  siteInFolder: [
    async ({}, use) => {
      const { url, close } = await serve(resolve('dist'), { base: '/some/sub/path/' });
      await use({ url });
      await close();
    },
    { scope: 'worker' },
  ],
  tiny: [
    async ({}, use, { project, workerIndex }) => {
      const [slides, out] = ['tests/fixtures/tiny-talk', `${project.outputDir}/tiny-talk-${workerIndex}`];
      await buildTalk(slides, out);
      const { url, close } = await serve(out);
      await use({ slides, out, url });
      await close();
    },
    { scope: 'worker' },
  ],
  keptDeck: [
    async ({ browser, site }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await openDeck(page, site.url);
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
