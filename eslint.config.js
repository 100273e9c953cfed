import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Control characters in addresses are what `isSafe` is there for.
      'no-control-regex': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  {
    files: ['tests/{e2e,stage}/**'],
    // Playwright reads a fixture's needs from its first parameter, which must be a pattern even when it is empty.
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    files: ['src/loader/**', 'src/talk.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['vite', '**/browser/*', '**/deck/*', '**/export/*'] }] },
  },
  {
    // What is only data may not reach for a page: the loader runs it, too.
    files: ['src/figures/figure.ts', 'src/figures/index.ts', 'src/figures/*/{data,layout,state}.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['lit-html', '**/element.ts', '**/loader/*', 'node:*', '*.css'] }],
    },
  },
  {
    // What windows agree on is data: it runs without a page, and the loader reads a part of it.
    files: ['src/live/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['**/browser/*', '**/deck/*', '**/speaker/*', '**/loader/*', 'lit-html', 'node:*'] },
      ],
    },
  },
  {
    files: ['src/{browser,deck,handout,preflight,read,speaker}/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['reveal.js', 'reveal.js/*', '**/loader/*', 'node:*'] }] },
  },
  {
    files: ['src/deck/{reveal,reveal-options}.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['**/loader/*', 'node:*'] }] },
  },
);
