import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

/** `npm run test:access`: the external checkers, separate from the tests that `npm test` runs. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: /\.spec\.ts$/,
  outputDir: '../../test-results/access',
  // Only catches hangs: axe takes a minute for the whole article in one view, and there are seven.
  timeout: 1_200_000,
});
