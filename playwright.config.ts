import { defineConfig } from '@playwright/test';
import { launchOptions } from './src/setup/launch-options.mjs';

export default defineConfig({
  testDir: 'tests',
  // The program's tests, and the talk's own. By the end of the path: a checkout may lie in a folder named talk, too.
  testMatch: /[/\\](?:e2e|e2e[/\\]figures|talk)[/\\][^/\\]+\.spec\.ts$/,
  outputDir: 'test-results/browser',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Only against hanging: the longest tests walk the whole talk, and two slow cores are busy with other tests, too.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 720 },
    // What is not there to be pressed is told in time, not when the test has used up all of it.
    actionTimeout: 60_000,
    launchOptions: launchOptions(),
  },
});
