import { defineConfig } from '@playwright/test';
import { launchOptions } from './src/setup/launch-options.mjs';

export default defineConfig({
  testDir: 'tests',
  // The program's tests, and the talk's own. Matches the last folders only: a checkout may lie in a folder named talk.
  testMatch: /[/\\](?:e2e|e2e[/\\]figures|talk)[/\\][^/\\]+\.spec\.ts$/,
  outputDir: 'test-results/browser',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Only catches hangs: the longest tests walk the whole talk, while two slow cores run other tests, too.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 720 },
    // Fail a click on a missing element after a minute instead of at the test's own timeout.
    actionTimeout: 60_000,
    launchOptions: launchOptions(),
  },
});
