/** Which browser tests a change can affect: `npm test -- --changed`. */
import { execFileSync } from 'node:child_process';
import { root } from './project.mjs';

/**
 * Path prefixes and the specs in `tests/e2e/` that cover them; an empty list where no browser test does. A path that is
 * not listed can affect every spec.
 *
 * @type {readonly (readonly [begins: string, specs: readonly string[]])[]}
 */
const rules = [
  ['src/pages/article/', ['reading', 'places', 'accessibility', 'keys', 'print', 'no-script', 'weight']],
  ['src/pages/speaker/', ['speaker', 'desk', 'keys', 'settings', 'accessibility']],
  ['src/pages/handout/', ['handout', 'pdf', 'accessibility']],
  ['src/pages/preflight/', ['preflight', 'accessibility']],
  ['src/pages/one-file/', ['everywhere']],
  ['src/search/', ['keys', 'reading', 'languages']],
  ['src/machine/', ['figures', 'figures/live-machine', 'figures/live-machine-elsewhere', 'weight']],
  ['src/pdf/', ['pdf']],
  ['src/export/', ['pdf', 'images', 'everywhere', 'sharing', 'handout']],
  ['src/check/', ['check', 'preflight', 'pdf']],
  ...[
    'tests/bench/',
    'tests/browsers/',
    'tests/conformance/',
    'tests/machine/',
    'tests/mutations/',
    'tests/published/',
    'tests/screen-reader/',
    'tests/stage/',
    '.github/',
    'LICENSE',
  ].map((begins) => /** @type {const} */ ([begins, []])),
];

/**
 * The specs in `tests/e2e/` that a change can affect, without their extension; undefined if it can affect all of them.
 *
 * @param {readonly string[]} files changed files, relative to the root
 * @returns {readonly string[] | undefined}
 */
export function specsFor(files) {
  const specs = new Set();
  for (const file of files) {
    const own = /^tests\/e2e\/(.+)\.spec\.ts$/.exec(file)?.[1];
    const isUnit = file.endsWith('.test.ts');
    const isText = /^[^/]+\.md$|^src\/.*\.md$/.test(file);
    const known = isUnit || isText ? [] : own ? [own] : rules.find(([begins]) => file.startsWith(begins))?.[1];
    if (!known) return undefined;
    for (const spec of known) specs.add(spec);
  }
  return [...specs].sort();
}

/**
 * Whether the import graph leads to all unit tests that a change can affect. It does not for slides, fixtures, styles
 * and shells, which tests read from the disk.
 *
 * @param {readonly string[]} files changed files, relative to the root
 */
export const isFoundByImports = (files) =>
  files.every((file) => /\.(?:ts|mjs)$/.test(file) && !file.startsWith('tests/fixtures/'));

/** Files that differ from the last commit, untracked ones included; if there are none, those that it changed. */
export function changedFiles() {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  const now = [
    ...git('diff', '--name-only', '--no-renames', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  return now.length > 0
    ? { files: now, since: 'HEAD' }
    : { files: git('diff', '--name-only', '--no-renames', 'HEAD~1'), since: 'HEAD~1' };
}
