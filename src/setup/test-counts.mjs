/** How many tests passed and failed, from what the test runners wrote down. */
import { asRecord, parseRecord } from './records.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @param {unknown} value */
const numberOrZero = (value) => (typeof value === 'number' ? value : 0);

/**
 * Reads the JSON report of Vitest or of Playwright. A flaky test counts as failed.
 *
 * @param {string} text
 * @returns {Counts}
 */
export function countTests(text) {
  const report = parseRecord(text);
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = asRecord(report['stats']);
    const failed = numberOrZero(unexpected) + numberOrZero(flaky);
    return { passed: numberOrZero(expected), failed, skipped: numberOrZero(skipped) };
  }
  if (!('numTotalTests' in report)) throw new TypeError('this is no report of Vitest or Playwright');
  return {
    passed: numberOrZero(report['numPassedTests']),
    failed: numberOrZero(report['numFailedTests']),
    skipped: numberOrZero(report['numPendingTests']) + numberOrZero(report['numTodoTests']),
  };
}

/**
 * @typedef {object} Outcome of a stage
 * @property {string} title
 * @property {number} code exit code
 * @property {number} seconds
 * @property {Counts} [counts]
 */

/**
 * Why a stage has failed, or undefined. A skipped test counts as a failure.
 *
 * @param {Outcome} outcome
 */
export function problemOf({ title, code, counts }) {
  if (code !== 0) return `${title} failed`;
  if (counts === undefined) return undefined;
  if (counts.failed > 0) return `${title}: ${String(counts.failed)} failed`;
  if (counts.skipped > 0) return `${title}: ${String(counts.skipped)} skipped, and no test may be`;
  return counts.passed === 0 ? `${title}: no test ran` : undefined;
}

/**
 * The last lines of `npm test`. A stage that fails without a failing test counts as one, so that the very last line,
 * which machines read, never reports a failed run as passed.
 *
 * @param {readonly Outcome[]} outcomes
 */
export function summary(outcomes) {
  const lines = outcomes.map((outcome) => {
    const state = problemOf(outcome) === undefined ? 'ok' : 'FAILED';
    return `  ${outcome.title.padEnd(16)}${outcome.seconds.toFixed(1).padStart(6)} s  ${state}`;
  });
  let passed = 0;
  let failed = 0;
  for (const outcome of outcomes) {
    passed += outcome.counts?.passed ?? 0;
    const failures = outcome.counts?.failed ?? 0;
    failed += failures === 0 && problemOf(outcome) !== undefined ? 1 : failures;
  }
  return [...lines, '', `${String(passed)} passed, ${String(failed)} failed`].join('\n');
}
