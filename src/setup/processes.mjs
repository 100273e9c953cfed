/** Starting other programs, the same way on every system. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Problem, root } from './project.mjs';
import { asRecord, parseRecord } from './records.mjs';

/** Commands whose package has another name. */
const packageOf = new Map([
  ['tsc', 'typescript'],
  ['playwright', '@playwright/test'],
]);

/**
 * The script behind a command of an installed package. We run it with this very Node: the `.cmd` files that npm puts
 * into `node_modules/.bin` on Windows would need a shell, and a shell would need quoting.
 *
 * @param {string} tool for example `vite`
 * @param {string} [folder] the project to look in
 */
export function toolScript(tool, folder = root) {
  const home = path.join(folder, 'node_modules', packageOf.get(tool) ?? tool);
  const { bin } = parseRecord(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : asRecord(bin)[tool];
  if (typeof script !== 'string') throw new Problem(`The installed package of ${tool} has no command of that name.`);
  return path.join(home, script);
}

/**
 * Runs a program to its end and resolves with its exit code. No shell unless asked for, and no standard input unless
 * the program is given ours.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    // The terminal sends Ctrl+C to the child, too: only wait until it has cleaned up. Other signals reach only us.
    const wait = () => undefined;
    const terminate = () => void child.kill('SIGTERM');
    process.on('SIGINT', wait).on('SIGTERM', terminate).on('SIGHUP', terminate);
    child.on('close', () => {
      process.off('SIGINT', wait).off('SIGTERM', terminate).off('SIGHUP', terminate);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]));
    });
  });
}

/**
 * The environment for child processes of a command in TypeScript. Vite, which runs the command, has set `NODE_ENV`,
 * with which a child would build the site for development.
 */
export const shellEnv = () => ({ ...process.env, NODE_ENV: undefined, TALK_OUT: undefined });

/**
 * Runs the command of an installed package.
 *
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function runTool(tool, args, options) {
  return run(process.execPath, [toolScript(tool), ...args], options);
}

/**
 * Runs npm. On Windows it is a batch file, which only a shell starts; the arguments are ours and need no quoting.
 *
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  if (process.platform === 'win32') return run(['npm', ...args].join(' '), [], { shell: true });
  return run('npm', args);
}
