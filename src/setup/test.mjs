/** `npm test`: runs all checks, the cheap stages first and in parallel. Stops after a stage that fails. */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import util from 'node:util';
import { browserVersion, ensureBrowser } from './browser.mjs';
import { changedFiles, specsFor } from './changed.mjs';
import { ensureInstalled } from './install.mjs';
import { Problem, firstLine, runCommand, usualDist } from './project.mjs';
import { parseRecord } from './records.mjs';
import { ensureBuilt } from './site.mjs';
import { browsersReport, costly, results, stagesOf } from './stages.mjs';
import { countTests, problemOf, summary } from './test-counts.mjs';

const names = stagesOf({}).map(({ name }) => name);

const usage = `Usage: npm test -- [--all | --quick | --changed | --only ${names.join(',')}]

  --all      the long browser tests, too, the same bytes twice, the other browsers, axe and Equal Access, the proof of the
             machine, veraPDF’s word on the PDFs, all that is published, and what a screen reader says
  --quick    no more of the browser than a smoke test, and nothing twice
  --changed  what the changes since the last commit can touch, or that commit's
  --only     these stages alone`;

/** @returns {{ chosen: import('./stages.mjs').Stage[], isAll: boolean }} */
function readArguments() {
  try {
    const flag = /** @type {const} */ ({ type: 'boolean', default: false });
    const options = /** @type {const} */ ({ only: { type: 'string' }, all: flag, quick: flag, changed: flag });
    const { only, all: isAll, quick: isQuick, changed } = util.parseArgs({ options }).values;
    if ([only !== undefined, isAll, isQuick, changed].filter(Boolean).length > 1) throw new Error('One of them alone.');
    const wanted = only?.split(',') ?? names.filter((name) => isAll || !costly.includes(name));
    const unknown = wanted.filter((word) => !names.includes(word));
    if (unknown.length > 0) throw new Error(`No such stage: ${unknown.join(', ')}`);
    const change = changed ? changedFiles() : undefined;
    const scope = change ?? { isQuick };
    const isLeftOut = (/** @type {string} */ name) =>
      ['build', 'browser'].includes(name) && change !== undefined && specsFor(change.files)?.length === 0;
    return { chosen: stagesOf(scope).filter(({ name }) => wanted.includes(name) && !isLeftOut(name)), isAll };
  } catch (error) {
    throw new Problem(`${firstLine(error)}\n${usage}`, 2);
  }
}

/**
 * @param {import('./stages.mjs').Stage} stage
 * @returns {Promise<import('./test-counts.mjs').Outcome>}
 */
async function runStage({ title, run, report }, /** @type {import('node:child_process').SpawnOptions} */ options = {}) {
  if (report !== undefined) await rm(report, { force: true });
  const begin = performance.now();
  const code = await run(options);
  const seconds = (performance.now() - begin) / 1000;
  if (report === undefined) return { title, code, seconds };
  // A runner that crashes before its first test leaves no report, only an exit code.
  const text = await readFile(report, 'utf8').catch(() => undefined);
  return text === undefined ? { title, code: code || 1, seconds } : { title, code, seconds, counts: countTests(text) };
}

const head = (/** @type {string} */ title) => {
  console.log(`\n━━ ${title} ━━\n`);
};

/**
 * Runs stages in parallel. Prints the output of each in one piece when it has ended.
 *
 * @param {readonly import('./stages.mjs').Stage[]} stages
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

/** The versions that the tests ran on, for readers of a log from another machine. */
async function ranOn() {
  const text = await readFile(browsersReport, 'utf8').catch(() => '{}');
  const { browsers } = parseRecord(text);
  const others = Array.isArray(browsers) ? browsers.map(String) : [];
  return `Ran on Node ${process.versions.node} with ${[`Chromium ${await browserVersion()}`, ...others].join(', ')}.`;
}

await runCommand(async () => {
  const { chosen, isAll } = readArguments();
  await ensureInstalled();
  // The tests are for a production build of this talk, whatever the user's environment says.
  delete process.env['TALK_SLIDES'];
  delete process.env['TALK_OUT'];
  delete process.env['NODE_ENV'];
  const needs = (/** @type {string} */ stage) => chosen.some(({ name }) => name === stage);
  if (['browser', 'long', 'same', 'access'].some(needs)) console.log(`Browser: ${(await ensureBrowser()).how}`);
  await rm(browsersReport, { force: true });
  if ((needs('browser') || needs('long')) && !chosen.some(({ name }) => name === 'build')) await ensureBuilt(usualDist);

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
