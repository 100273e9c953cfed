import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The rooms (folders) of `src/`, lowest first, and which others each may import. `src/README.md` has the diagram.
 * `check` and `export` never import each other: what both need is in `inspect` and `pdf`.
 */
const rooms = {
  setup: [],
  live: [],
  search: [],
  machine: [],
  figures: ['live', 'machine'],
  pdf: [],
  render: [],
  loader: ['setup', 'live', 'figures', 'render'],
  pages: ['setup', 'live', 'search', 'figures', 'render', 'loader'],
  inspect: ['setup', 'pages'],
  site: ['setup', 'live', 'search', 'figures', 'render', 'loader', 'pages'],
  command: ['setup', 'loader'],
  check: ['setup', 'live', 'render', 'loader', 'pages', 'site', 'pdf', 'inspect', 'command'],
  export: ['setup', 'live', 'render', 'loader', 'pages', 'site', 'pdf', 'inspect', 'command'],
};

/** How deep files may lie in a room: each depth has its own rule. */
const DEPTHS = [1, 2, 3];

/**
 * The rules against imports that a room may not have.
 *
 * @param {string} room
 * @param {readonly string[]} allowed other rooms
 * @param {readonly string[]} packages patterns of what else may not be imported there
 * @param {readonly string[]} within the files meant, from the room's folder; all of them if left out
 */
const directions = (room, allowed, packages = [], within = ['**']) =>
  DEPTHS.map((depth) => {
    const others = Object.keys(rooms).filter((other) => other !== room && !allowed.includes(other));
    const up = '\\.\\./'.repeat(depth);
    return {
      // A room can have a folder named like another room (`loader/check`), so the number of `../` must be exact.
      files: within.map((files) => [`src/${room}/${files}`, `src/${room}/${'*/'.repeat(depth - 1)}*.{ts,mjs}`]),
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              { regex: `^${up}(?:${others.join('|')})/`, message: `src/${room} stands below it: see src/README.md.` },
              ...(packages.length > 0 ? [{ group: [...packages] }] : []),
            ],
          },
        ],
      },
    };
  });

const REVEAL = ['reveal.js', 'reveal.js/*'];

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    // One program for all rooms: a program per room parses shared files once each, which takes half as long again.
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.all.json', 'src/tsconfig.worker.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // `isSafe` looks for control characters in addresses.
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
    files: ['tests/{e2e,stage,talk}/**'],
    // Playwright reads a fixture's needs from its first parameter, which must be a pattern even when it is empty.
    rules: { 'no-empty-pattern': 'off' },
  },
  Object.entries(rooms).map(([room, allowed]) => directions(room, allowed)),
  // The loader is pure: it needs neither the bundler nor a browser.
  directions('loader', rooms.loader, ['vite', '@playwright/test', ...REVEAL]),
  // The state that windows share, and the search, must run without a page and without Node.
  directions('live', [], ['lit-html', 'node:*']),
  directions('search', [], ['lit-html', 'node:*']),
  // The machine runs in a page, in Node and in a test.
  directions('machine', [], ['lit-html', 'node:*']),
  // The data modules of figures may not depend on a page: the loader runs them, too.
  directions(
    'figures',
    ['live'],
    ['lit-html', '**/element.ts', 'node:*', '*.css'],
    ['{figure,index}.ts', '*/{data,layout,state}.ts'],
  ),
  // The machine is a lazy chunk of its own: no figure's element may import it.
  directions('figures', ['live'], [], ['*/element.ts']),
  // What runs in a page may import neither Node nor the loader. Only two modules of the deck may import reveal.js.
  directions(
    'pages',
    ['live', 'search', 'figures'],
    ['node:*', ...REVEAL],
    ['{shared,deck,article,speaker,handout,preflight}/!(compose|frames).ts'],
  ),
  directions('pages', ['live', 'search', 'figures'], ['node:*'], ['deck/{reveal,reveal-options}.ts']),
);
