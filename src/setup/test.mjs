/** `npm test`: everything that must hold, the cheap stages first and at once. Stops where one has failed. */
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import util from 'node:util';
import { browserVersion, ensureBrowser } from './browser.mjs';
import { changedFiles, isFoundByImports, specsFor } from './changed.mjs';
import { ensureInstalled } from './install.mjs';
import { run, runTool } from './processes.mjs';
import { Problem, firstLine, root, runCommand, usualDist } from './project.mjs';
import { buildSite, ensureBuilt } from './site.mjs';
import { parseRecord } from './records.mjs';
import { countTests, problemOf, summary } from './test-counts.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name for `--only`
 * @property {string} title
 * @property {(options?: import('node:child_process').SpawnOptions) => Promise<number>} run
 * @property {string} [report] where the tests of this stage are counted
 * @property {boolean} [isApart] it needs neither the build nor a browser, and runs beside others of its kind
 */

const results = path.join(root, 'test-results');
const unitReport = path.join(results, 'unit.json');
const browsersReport = path.join(results, 'browsers.json');
const accessReport = path.join(results, 'access.json');
const browserReport = path.join(results, 'browser.json');
const readerReport = path.join(results, 'screen-reader.json');
const machineReport = path.join(results, 'machine.json');
const pdfReport = path.join(results, 'pdf.json');

const runner = path.join(root, 'src/setup/run-ts.mjs');
const otherBrowsers = 'tests/browsers/browsers-command.ts';
const conformance = 'tests/conformance/conformance-command.ts';
const screenReader = 'tests/screen-reader/screen-reader-command.ts';
const sameBytes = 'src/check/reproducible-command.ts';
const talk = path.join(root, 'src/setup/talk.mjs');

const caches = path.join(root, 'node_modules/.cache');

/**
 * What stages look at: all, or a change alone. Caches hold between runs, by the content of files; the linter's knows
 * nothing of types that changed in another file, so that only a quick look takes it.
 *
 * @typedef {object} Scope
 * @property {readonly string[]} [files] that have changed, those that are gone among them
 * @property {string} [since] the commit from which they have
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

/** @param {Scope} scope */
function browserTests({ files, isQuick = false }) {
  const specs = isQuick ? ['smoke'] : files && specsFor(files);
  // Playwright empties its output folder, so the reports lie beside it.
  const args = ['test', '--reporter=list,json', '--output=test-results/browser'];
  return [...args, ...(specs ?? []).map((spec) => `tests/e2e/${spec}.spec.ts`)];
}

/**
 * @param {Scope} scope
 * @returns {Stage[]}
 */
const stagesOf = (scope) => [
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
  { name: 'same', title: 'Same bytes', run: () => run(process.execPath, [runner, '--browser', sameBytes]) },
  {
    name: 'browser',
    title: 'Browser tests',
    run: () => {
      const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport };
      return runTool('playwright', browserTests(scope), { env });
    },
    report: browserReport,
  },
  {
    name: 'browsers',
    title: 'Other browsers',
    // Node 20 has the socket that Firefox is steered by behind a switch.
    run: () => run(process.execPath, ['--experimental-websocket', runner, '--build', otherBrowsers]),
    report: browsersReport,
  },
  {
    name: 'access',
    title: 'Accessibility, by axe and Equal Access',
    run: () => {
      const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: accessReport };
      return runTool('playwright', ['test', '--config=tests/access/playwright.config.ts', '--reporter=list,json'], {
        env,
      });
    },
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
    name: 'reader',
    title: 'Screen reader',
    run: () => run(process.execPath, [runner, '--build', screenReader, '--short']),
    report: readerReport,
  },
];

/** Those that want more of the computer than Node and one browser: not without being asked for. */
const costly = ['browsers', 'machine', 'pdf'];

/** Those that `--all` leaves out, too: for releases, and by hand. */
const long = ['access', 'reader'];

const names = stagesOf({}).map(({ name }) => name);

const usage = `Usage: npm test -- [--all | --quick | --changed | --only ${names.join(',')}]

  --all      the other browsers, too, the proof of the machine, and veraPDF’s word on the PDFs
  --quick    no more of the browser than a smoke test, and nothing twice
  --changed  what the changes since the last commit can touch, or that commit's
  --only     these stages alone`;

/** @returns {{ chosen: Stage[], isAll: boolean }} */
function readArguments() {
  try {
    const flag = /** @type {const} */ ({ type: 'boolean', default: false });
    const options = /** @type {const} */ ({ only: { type: 'string' }, all: flag, quick: flag, changed: flag });
    const { only, all: isAll, quick: isQuick, changed } = util.parseArgs({ options }).values;
    if ([only !== undefined, isAll, isQuick, changed].filter(Boolean).length > 1) throw new Error('One of them alone.');
    const wanted =
      only?.split(',') ?? names.filter((name) => !long.includes(name) && (isAll || !costly.includes(name)));
    const unknown = wanted.filter((word) => !names.includes(word));
    if (unknown.length > 0) throw new Error(`No such stage: ${unknown.join(', ')}`);
    const change = changed ? changedFiles() : undefined;
    const scope = change ?? { isQuick };
    const isLeftOut = (/** @type {string} */ name) =>
      (name === 'same' && (isQuick || change !== undefined)) ||
      (['build', 'browser'].includes(name) && change !== undefined && specsFor(change.files)?.length === 0);
    return { chosen: stagesOf(scope).filter(({ name }) => wanted.includes(name) && !isLeftOut(name)), isAll };
  } catch (error) {
    throw new Problem(`${firstLine(error)}\n${usage}`, 2);
  }
}

/**
 * @param {Stage} stage
 * @returns {Promise<import('./test-counts.mjs').Outcome>}
 */
async function runStage({ title, run, report }, /** @type {import('node:child_process').SpawnOptions} */ options = {}) {
  if (report !== undefined) await rm(report, { force: true });
  const begin = performance.now();
  const code = await run(options);
  const seconds = (performance.now() - begin) / 1000;
  if (report === undefined) return { title, code, seconds };
  // A runner that fell over before its first test leaves no report; its exit code says enough.
  const text = await readFile(report, 'utf8').catch(() => undefined);
  return text === undefined ? { title, code: code || 1, seconds } : { title, code, seconds, counts: countTests(text) };
}

const head = (/** @type {string} */ title) => {
  console.log(`\n━━ ${title} ━━\n`);
};

/**
 * Runs stages beside each other. What each has to say is shown when it has ended, in one piece.
 *
 * @param {readonly Stage[]} stages
 */
async function runTogether(stages) {
  if (stages.length > 0) head(`${stages.map(({ title }) => title).join(', ')}, side by side`);
  await mkdir(results, { recursive: true });
  return Promise.all(
    stages.map(async (stage) => {
      const log = path.join(results, `${stage.name}.txt`);
      const file = await open(log, 'w');
      const outcome = await runStage(stage, { stdio: ['ignore', file.fd, file.fd] });
      await file.close();
      head(stage.title);
      console.log((await readFile(log, 'utf8')).trim());
      return outcome;
    }),
  );
}

/** What all of it ran on, for whoever reads the record of a machine that is gone. */
async function ranOn() {
  const text = await readFile(browsersReport, 'utf8').catch(() => '{}');
  const { browsers } = parseRecord(text);
  const others = Array.isArray(browsers) ? browsers.map(String) : [];
  return `Ran on Node ${process.versions.node} with ${[`Chromium ${await browserVersion()}`, ...others].join(', ')}.`;
}

await runCommand(async () => {
  const { chosen, isAll } = readArguments();
  await ensureInstalled();
  // The tests are about this talk, in a production build, whatever the person's shell is set to.
  delete process.env['TALK_SLIDES'];
  delete process.env['TALK_OUT'];
  delete process.env['NODE_ENV'];
  const needs = (/** @type {string} */ stage) => chosen.some(({ name }) => name === stage);
  if (needs('browser') || needs('same') || needs('access') || isAll)
    console.log(`Browser: ${(await ensureBrowser()).how}`);
  await rm(browsersReport, { force: true });
  if (needs('browser') && !chosen.some(({ name }) => name === 'build')) await ensureBuilt(usualDist);

  const outcomes = await runTogether(chosen.filter(({ isApart }) => isApart));
  let problem = outcomes.map(problemOf).find((one) => one !== undefined);
  for (const stage of chosen.filter(({ isApart }) => !isApart)) {
    if (problem !== undefined) break;
    head(stage.title);
    const outcome = await runStage(stage);
    outcomes.push(outcome);
    problem = problemOf(outcome);
  }
  if (problem !== undefined) console.log(`\n━━ STOPPED: ${problem} ━━`);
  console.log(`\n${summary(outcomes)}`);
  if (isAll) console.log(await ranOn());
  return problem === undefined ? 0 : 1;
});
