import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Browser tests are Playwright's.
    exclude: ['tests/e2e/**'],
    passWithNoTests: false,
  },
});
