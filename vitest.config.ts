import { defineConfig } from 'vitest/config';

/** Tests that replace modules for all who import them, and so need modules of their own. */
const replacing = ['tests/render/highlight-again.test.ts'];

// Browser tests are Playwright's.
const exclude = ['tests/e2e/**'];

export default defineConfig({
  test: {
    setupFiles: ['tests/seed.ts'],
    passWithNoTests: false,
    // Property tests take seconds, and more on a machine that is busy.
    testTimeout: 60_000,
    projects: [
      // Modules without effects are loaded once a process: to load them once a file took as long as the tests.
      {
        extends: true,
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: [...exclude, ...replacing], isolate: false },
      },
      { extends: true, test: { name: 'replacing', include: replacing, exclude } },
    ],
  },
});
