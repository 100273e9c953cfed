/**
 * Installs system packages by apt. On a terminal it asks for confirmation first. In CI, and as root without a terminal
 * (container), it installs without asking. Everywhere else it prints the command to run.
 */
import { existsSync } from 'node:fs';
import readline from 'node:readline/promises';
import { run } from './processes.mjs';

/**
 * @typedef {object} Machine
 * @property {boolean} hasApt
 * @property {boolean} isRoot
 * @property {boolean} isCi
 * @property {boolean} isTerminal whether the user can be asked
 * @property {(question: string) => Promise<boolean>} ask
 * @property {(words: readonly string[]) => Promise<boolean>} succeeds runs a program
 * @property {(text: string) => void} say
 */

/** @returns {Machine} */
function thisMachine() {
  const { CI = '' } = process.env;
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
  return {
    hasApt: process.platform === 'linux' && existsSync('/usr/bin/apt-get'),
    isRoot: process.getuid?.() === 0,
    isCi: !['', '0', 'false'].includes(CI),
    isTerminal,
    ask,
    // On a terminal sudo may ask for a password, and the user sees what is done.
    succeeds: async ([command = '', ...args]) =>
      (await run(command, args, { stdio: isTerminal ? 'inherit' : 'ignore' }).catch(() => 1)) === 0,
    say: (text) => {
      console.error(text);
    },
  };
}

/** @param {string} question */
async function ask(question) {
  const lines = readline.createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl+C and Ctrl+D close it, which counts as no.
  const closed = new Promise((resolve) => {
    lines.once('close', () => {
      resolve('');
    });
  });
  const answer = String(await Promise.race([lines.question(`${question} [y/N] `), closed]));
  lines.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

/**
 * The shell command that installs packages.
 *
 * @param {readonly string[]} names
 * @param {{ isRoot?: boolean }} [machine]
 */
export function commandToType(names, { isRoot = process.getuid?.() === 0 } = {}) {
  const sudo = isRoot ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/**
 * Installs packages, if the user or the environment permits it.
 *
 * @param {readonly string[]} names
 * @param {Machine} [machine]
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function installPackages(names, machine = thisMachine()) {
  const { hasApt, isRoot, isCi, isTerminal, say, succeeds } = machine;
  if (!hasApt) return false;
  const command = commandToType(names, machine);
  if (!isCi) {
    const isWished = isTerminal ? await machine.ask(`Install ${names.join(' and ')} now?\n  ${command}\n`) : isRoot;
    if (!isWished) return false;
  }
  // `-n`: without a terminal, sudo must not wait for a password.
  const sudo = isRoot ? [] : isTerminal && !isCi ? ['sudo'] : ['sudo', '-n'];
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  say(`Running: ${command}`);
  // A stale index names files that the servers no longer have, or an old browser. Failure is ignored: one of several
  // sources may be down, and the installation shows whether that matters.
  await succeeds([...apt, 'update']);
  return succeeds([...apt, 'install', '-y', '--no-install-recommends', ...names]);
}
