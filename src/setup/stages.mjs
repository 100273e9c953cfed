/** The stages of `npm test`: what each runs, and on which files. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isFoundByImports, specsFor } from './changed.mjs';
import { run, runTool } from './processes.mjs';
import { root } from './project.mjs';
import { buildSite } from './site.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name for `--only`
 * @property {string} title
 * @property {(options?: import('node:child_process').SpawnOptions) => Promise<number>} run
 * @property {string} [report] where the tests of this stage are counted
 * @property {boolean} [isApart] it needs neither the build nor a browser, and runs in parallel with other such stages
 */

export const results = path.join(root, 'test-results');
const unitReport = path.join(results, 'unit.json');
export const browsersReport = path.join(results, 'browsers.json');
const accessReport = path.join(results, 'access.json');
const browserReport = path.join(results, 'browser.json');
const longReport = path.join(results, 'long.json');
const readerReport = path.join(results, 'screen-reader.json');
const machineReport = path.join(results, 'machine.json');
const publishedReport = path.join(results, 'published.json');
const pdfReport = path.join(results, 'pdf.json');

const runner = path.join(root, 'src/setup/run-ts.mjs');
const otherBrowsers = 'tests/browsers/browsers-command.ts';
const published = 'tests/published/published-command.ts';
const conformance = 'tests/conformance/conformance-command.ts';
const screenReader = 'tests/screen-reader/screen-reader-command.ts';
const sameBytes = 'src/check/reproducible-command.ts';
const talk = path.join(root, 'src/setup/talk.mjs');

const caches = path.join(root, 'node_modules/.cache');

/**
 * What stages check: everything, or a change alone. Caches persist between runs, by the content of files. ESLint's does
 * not notice types that changed in another file, so only `--quick` uses it.
 *
 * @typedef {object} Scope
 * @property {readonly string[]} [files] changed files, deleted ones included
 * @property {string} [since] the commit that they are compared with
 * @property {boolean} [isQuick]
 */

const isThere = (/** @type {string} */ file) => existsSync(path.join(root, file));

/** @param {Scope} scope */
const formatting = ({ files = ['.'] }) => [
  '--check',
  '--ignore-unknown',
  '--cache',
  '--cache-strategy=content',
  ...files.filter(isThere),
];

/** @param {Scope} scope */
const linting = ({ files = ['.'], isQuick = false }) => [
  ...files.filter((file) => file === '.' || (/\.(?:ts|mjs|js)$/.test(file) && isThere(file))),
  '--max-warnings=0',
  '--no-warn-ignored',
  '--pass-on-no-patterns',
  ...(isQuick ? ['--cache', `--cache-location=${path.join(caches, 'eslint')}`] : []),
];

/** @param {Scope} scope */
const unitTests = ({ files = [], since }) => [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
  ...(since === undefined || !isFoundByImports(files) ? [] : ['--changed', since, '--passWithNoTests']),
];

/**
 * Tests that take longer than three seconds on two slow cores have the tag `@long`; most of them visit every slide,
 * print the whole talk or build another. For a change, all tests of the affected specs run.
 *
 * @param {Scope} scope
 */
function browserTests({ files, isQuick = false }) {
  const specs = isQuick ? ['smoke'] : files && specsFor(files);
  return [
    ...(specs === undefined ? ['--grep-invert=@long'] : []),
    ...(specs ?? []).map((spec) => `tests/e2e/${spec}.spec.ts`),
  ];
}

/**
 * Playwright empties its output folder, so the reports lie beside it.
 *
 * @param {string[]} which of the tests
 * @param {string} report
 */
const runPlaywright = (which, report) =>
  runTool('playwright', ['test', '--reporter=list,json', '--output=test-results/browser', ...which], {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });

/**
 * @param {Scope} scope
 * @returns {Stage[]}
 */
export const stagesOf = (scope) => [
  {
    name: 'format',
    title: 'Formatting',
    run: (options) => runTool('prettier', formatting(scope), options),
    isApart: true,
  },
  { name: 'lint', title: 'Lint', run: (options) => runTool('eslint', linting(scope), options), isApart: true },
  { name: 'types', title: 'Types', run: (options) => runTool('tsc', ['--build'], options), isApart: true },
  {
    name: 'unit',
    title: 'Unit tests',
    run: (options) => runTool('vitest', unitTests(scope), options),
    report: unitReport,
    isApart: true,
  },
  { name: 'build', title: 'Build', run: () => buildSite() },
  {
    name: 'browser',
    title: 'Browser tests',
    run: () => runPlaywright(browserTests(scope), browserReport),
    report: browserReport,
  },
  {
    name: 'long',
    title: 'Long browser tests',
    run: () => runPlaywright(['--grep=@long'], longReport),
    report: longReport,
  },
  { name: 'same', title: 'Same bytes', run: () => run(process.execPath, [runner, '--browser', sameBytes]) },
  {
    name: 'browsers',
    title: 'Other browsers',
    // Node 20 has `WebSocket`, which Firefox is driven by, behind a flag.
    run: () => run(process.execPath, ['--experimental-websocket', runner, '--build', otherBrowsers]),
    report: browsersReport,
  },
  {
    name: 'access',
    title: 'Accessibility, by axe and Equal Access',
    run: () => runPlaywright(['--config=tests/access/playwright.config.ts'], accessReport),
    report: accessReport,
  },
  {
    name: 'machine',
    title: 'Machine',
    run: () => run(process.execPath, [talk, 'machine', 'prove']),
    report: machineReport,
  },
  {
    name: 'pdf',
    title: 'PDF conformance',
    run: () => run(process.execPath, [runner, '--build', '--browser', conformance]),
    report: pdfReport,
  },
  {
    name: 'published',
    title: 'What is published',
    run: () => run(process.execPath, [runner, '--browser', published]),
    report: publishedReport,
  },
  {
    name: 'reader',
    title: 'Screen reader',
    run: () => run(process.execPath, [runner, '--build', screenReader, '--short']),
    report: readerReport,
  },
];

/** Stages that take minutes, or need more than Node and one browser: they run only on request. */
export const costly = ['long', 'same', 'browsers', 'access', 'machine', 'pdf', 'published', 'reader'];
