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
 * @property {boolean} isTerminal somebody can be asked
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
    // On a terminal sudo may want a password, and whoever said yes sees what is done.
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
  // Ctrl+C and Ctrl+D close it, and are no yes.
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
 * What a person types to install packages.
 *
 * @param {readonly string[]} names
 * @param {{ isRoot?: boolean }} [machine]
 */
export function commandToType(names, { isRoot = process.getuid?.() === 0 } = {}) {
  const sudo = isRoot ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/**
 * Installs packages, if that is wished.
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
  // Without a terminal, a sudo that asks for a password would wait for ever.
  const sudo = isRoot ? [] : isTerminal && !isCi ? ['sudo'] : ['sudo', '-n'];
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  say(`Running: ${command}`);
  // An index of last month names files that the servers no longer have, or an old browser. One of several sources that
  // does not answer need not matter: the installation tells.
  await succeeds([...apt, 'update']);
  return succeeds([...apt, 'install', '-y', '--no-install-recommends', ...names]);
}
