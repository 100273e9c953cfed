import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Browser tests are Playwright's.
    exclude: ['tests/e2e/**'],
    setupFiles: ['tests/seed.ts'],
    passWithNoTests: false,
    // Property tests take seconds, and more on a machine that is busy.
    testTimeout: 60_000,
  },
});
