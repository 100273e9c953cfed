/** Makes `node_modules` match `package-lock.json`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runNpm } from './processes.mjs';
import { Problem, root } from './project.mjs';
import { asRecord, parseRecord } from './records.mjs';

/**
 * @typedef {object} System the platform that optional packages are chosen for
 * @property {string} os
 * @property {string} cpu
 * @property {string | undefined} libc of Linux
 *
 * @typedef {Record<string, unknown>} Entry a package in a lock file
 */

/**
 * The packages that a lock file lists, by the folder they lie in. Text that is no lock file lists none.
 *
 * @param {string} text
 * @returns {Map<string, Entry>}
 */
export function lockedPackages(text) {
  try {
    const entries = Object.entries(asRecord(parseRecord(text)['packages']));
    return new Map(entries.flatMap(([folder, entry]) => (folder === '' ? [] : [[folder, asRecord(entry)]])));
  } catch {
    return new Map();
  }
}

/**
 * Whether this system needs the package. It needs an optional one only if that names this system.
 *
 * @param {Entry} entry
 * @param {System} system
 */
function isNeeded(entry, system) {
  const { optional, os, cpu, libc } = entry;
  if (optional !== true) return true;
  if (os === undefined && cpu === undefined) return false;
  /** @param {unknown} list @param {string | undefined} name */
  const allows = (list, name) => !Array.isArray(list) || name === undefined || list.includes(name);
  return allows(os, system.os) && allows(cpu, system.cpu) && allows(libc, system.libc);
}

/**
 * The folders that do not match the lock file. Packages that were added by hand are ignored.
 *
 * @param {Map<string, Entry>} locked package-lock.json
 * @param {Map<string, Entry>} installed npm's own record, node_modules/.package-lock.json
 * @param {System} system
 * @returns {string[]}
 */
export function outdatedFolders(locked, installed, system) {
  return [...locked]
    .filter(([folder, entry]) => {
      const present = installed.get(folder);
      return present === undefined ? isNeeded(entry, system) : present['version'] !== entry['version'];
    })
    .map(([folder]) => folder);
}

/** @returns {System} */
function thisSystem() {
  const { arch: cpu, platform: os } = process;
  if (os !== 'linux') return { os, cpu, libc: undefined };
  // Otherwise the report looks up names of our own addresses, which can take seconds. (Missing from Node's types.)
  Object.assign(process.report, { excludeNetwork: true });
  const header = asRecord(asRecord(process.report.getReport())['header']);
  return { os, cpu, libc: 'glibcVersionRuntime' in header ? 'glibc' : 'musl' };
}

/** @param {string} name */
function readOrNothing(name) {
  return readFile(path.join(root, name), 'utf8').catch(() => '');
}

/** Installs what is missing; returns at once when nothing is. */
export async function ensureInstalled() {
  const locked = lockedPackages(await readOrNothing('package-lock.json'));
  if (locked.size === 0)
    throw new Problem('package-lock.json is missing or damaged: `git checkout package-lock.json`.');
  const outdated = async () => {
    const installed = lockedPackages(await readOrNothing('node_modules/.package-lock.json'));
    return outdatedFolders(locked, installed, thisSystem());
  };
  if ((await outdated()).length === 0) return;

  console.log('Installing the packages of package-lock.json …');
  // All packages are development dependencies, which npm leaves out under NODE_ENV=production.
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Problem(`npm ci failed (exit code ${String(code)}); its own words stand above.`);
  const missing = await outdated();
  if (missing.length > 0) throw new Problem(`npm ci left these packages out: ${missing.join(', ')}.`);
}
