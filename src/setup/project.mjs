/** What all commands share: where the project lies, and how a command ends. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { versionProblem } from './node-version.mjs';
import { asRecord, parseRecord } from './records.mjs';

/** The repository's folder. Commands work there, whatever folder they were called from. */
export const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** The default output folder of a build. */
export const usualDist = path.join(root, 'dist');

const { TALK_OUT = '' } = process.env;

/** The folder of the built site and its products: `TALK_OUT`, or else the default. */
export const dist = TALK_OUT === '' ? usualDist : path.resolve(root, TALK_OUT);

/** An error that the user can fix: the message says how, and no stack trace is printed. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode] of the command that it ends
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * The first line of what went wrong, for messages that list several failures.
 *
 * @param {unknown} error
 */
export function firstLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n', 1)[0] ?? '';
}

function checkNodeVersion() {
  const { engines } = parseRecord(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const problem = versionProblem(process.version, String(asRecord(engines)['node']));
  if (problem !== undefined) throw new Problem(problem);
}

/**
 * Runs a command to its end. It sets the exit code instead of exiting, so that no output is cut off.
 *
 * @param {() => Promise<number>} main resolves with the exit code
 */
export async function runCommand(main) {
  try {
    checkNodeVersion();
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = error instanceof Problem ? error.exitCode : 1;
    // An empty message: already reported.
    if (!(error instanceof Problem)) console.error(error);
    else if (error.message !== '') console.error(`\n${error.message}\n`);
  }
}
