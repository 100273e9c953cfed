import { test as base } from '@playwright/test';
import { resolve } from 'node:path';
import { serve } from '../../src/setup/server.mjs';

interface Site {
  /** Address of the deck, with a slash at the end. */
  readonly url: string;
}

/** Tests of the built site: `dist/` is served once a worker, on a free port. */
export const test = base.extend<object, { readonly site: Site; readonly siteInFolder: Site }>({
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
});

export { expect } from '@playwright/test';
