import { defineConfig } from 'vitest/config';

/** Tests that mock modules, and so need an isolated module graph. */
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
      // Modules have no side effects, so each process loads them once: loading them per file took as long as the tests.
      {
        extends: true,
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: [...exclude, ...replacing], isolate: false },
      },
      { extends: true, test: { name: 'replacing', include: replacing, exclude } },
    ],
  },
});
