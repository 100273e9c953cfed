/** `npm test`: everything that must hold, in the order of its cost. Stops at the first stage that fails. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import util from 'node:util';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { run, runTool } from './processes.mjs';
import { Problem, firstLine, root, runCommand } from './project.mjs';
import { buildSite, ensureBuilt } from './site.mjs';
import { countTests, problemOf, summary } from './test-counts.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name for `--only`
 * @property {string} title
 * @property {() => Promise<number>} run
 * @property {string} [report] where the tests of this stage are counted
 */

const unitReport = path.join(root, 'test-results', 'unit.json');
const browserReport = path.join(root, 'test-results', 'browser.json');

const runner = path.join(root, 'src/setup/run-ts.mjs');
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
];

function chosenStages() {
  try {
    const { values } = util.parseArgs({ options: { only: { type: 'string' } } });
    if (values.only === undefined) return stages;
    const wanted = values.only.split(',');
    const unknown = wanted.filter((word) => !stages.some(({ name }) => name === word));
    if (unknown.length > 0) throw new Error(`No such stage: ${unknown.join(', ')}`);
    return stages.filter(({ name }) => wanted.includes(name));
  } catch (error) {
    const names = stages.map(({ name }) => name).join(',');
    throw new Problem(`${firstLine(error)}\nUsage: npm test -- [--only ${names}]`);
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

await runCommand(async () => {
  const chosen = chosenStages();
  await ensureInstalled();
  // The tests are about this talk, in a production build, whatever the person's shell is set to.
  delete process.env.TALK_SLIDES;
  delete process.env.TALK_OUT;
  delete process.env.NODE_ENV;
  const needs = (/** @type {string} */ stage) => chosen.some(({ name }) => name === stage);
  if (needs('browser') || needs('same')) console.log(`Browser: ${(await ensureBrowser()).how}`);
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
  return problem === undefined ? 0 : 1;
});
