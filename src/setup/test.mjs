/** `npm test`: everything that must hold, in the order of its cost. Stops at the first stage that fails. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import util from 'node:util';
import { browserVersion, ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { run, runTool } from './processes.mjs';
import { Problem, firstLine, root, runCommand } from './project.mjs';
import { buildSite, ensureBuilt } from './site.mjs';
import { parseRecord } from './records.mjs';
import { countTests, problemOf, summary } from './test-counts.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name for `--only`
 * @property {string} title
 * @property {() => Promise<number>} run
 * @property {string} [report] where the tests of this stage are counted
 * @property {boolean} [isExtra] only with `--all`, or when it is asked for by its name
 */

const unitReport = path.join(root, 'test-results', 'unit.json');
const browsersReport = path.join(root, 'test-results', 'browsers.json');
const browserReport = path.join(root, 'test-results', 'browser.json');

const runner = path.join(root, 'src/setup/run-ts.mjs');
const otherBrowsers = 'tests/browsers/browsers-command.ts';
const sameBytes = 'src/check/reproducible-command.ts';

/** @returns {Promise<number>} */
function runBrowserTests() {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport };
  // Playwright empties its output folder, so the reports lie beside it.
  return runTool('playwright', ['test', '--reporter=list,json', '--output=test-results/browser'], { env });
}

/** @type {Stage[]} */
const stages = [
  { name: 'format', title: 'Formatting', run: () => runTool('prettier', ['--check', '.']) },
  { name: 'lint', title: 'Lint', run: () => runTool('eslint', ['.', '--max-warnings=0']) },
  { name: 'types', title: 'Types', run: () => runTool('tsc', ['--build']) },
  {
    name: 'unit',
    title: 'Unit tests',
    run: () => runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]),
    report: unitReport,
  },
  { name: 'build', title: 'Build', run: () => buildSite() },
  { name: 'same', title: 'Same bytes', run: () => run(process.execPath, [runner, '--browser', sameBytes]) },
  { name: 'browser', title: 'Browser tests', run: runBrowserTests, report: browserReport },
  {
    name: 'browsers',
    title: 'Other browsers',
    // Node 20 has the socket that Firefox is steered by behind a switch.
    run: () => run(process.execPath, ['--experimental-websocket', runner, '--build', otherBrowsers]),
    report: browsersReport,
    isExtra: true,
  },
];

/** @returns {{ chosen: Stage[], isAll: boolean }} */
function readArguments() {
  try {
    const { values } = util.parseArgs({ options: { only: { type: 'string' }, all: { type: 'boolean' } } });
    const { only, all: isAll = false } = values;
    if (only === undefined) return { chosen: stages.filter(({ isExtra }) => isAll || isExtra !== true), isAll };
    const wanted = only.split(',');
    const unknown = wanted.filter((word) => !stages.some(({ name }) => name === word));
    if (unknown.length > 0) throw new Error(`No such stage: ${unknown.join(', ')}`);
    return { chosen: stages.filter(({ name }) => wanted.includes(name)), isAll };
  } catch (error) {
    const names = stages.map(({ name }) => name).join(',');
    throw new Problem(`${firstLine(error)}\nUsage: npm test -- [--all] [--only ${names}]`);
  }
}

/**
 * @param {Stage} stage
 * @returns {Promise<import('./test-counts.mjs').Outcome>}
 */
async function runStage({ title, run, report }) {
  console.log(`\n━━ ${title} ━━\n`);
  if (report !== undefined) await rm(report, { force: true });
  const begin = performance.now();
  const code = await run();
  const seconds = (performance.now() - begin) / 1000;
  if (report === undefined) return { title, code, seconds };
  // A runner that fell over before its first test leaves no report; its exit code says enough.
  const text = await readFile(report, 'utf8').catch(() => undefined);
  return text === undefined ? { title, code: code || 1, seconds } : { title, code, seconds, counts: countTests(text) };
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
  delete process.env.TALK_SLIDES;
  delete process.env.TALK_OUT;
  delete process.env.NODE_ENV;
  const needs = (/** @type {string} */ stage) => chosen.some(({ name }) => name === stage);
  if (needs('browser') || needs('same') || isAll) console.log(`Browser: ${(await ensureBrowser()).how}`);
  await rm(browsersReport, { force: true });
  if (needs('browser') && !chosen.some(({ name }) => name === 'build')) await ensureBuilt();

  const outcomes = [];
  let problem;
  for (const stage of chosen) {
    const outcome = await runStage(stage);
    outcomes.push(outcome);
    problem = problemOf(outcome);
    if (problem !== undefined) break;
  }
  if (problem !== undefined) console.log(`\n━━ STOPPED: ${problem} ━━`);
  console.log(`\n${summary(outcomes)}`);
  if (isAll) console.log(await ranOn());
  return problem === undefined ? 0 : 1;
});
