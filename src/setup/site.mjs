/** Builds the site, or only if it is out of date. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { sourcesOfSite } from './made.mjs';
import { run } from './processes.mjs';
import { Problem, dist, root } from './project.mjs';
import { presentSources } from './stamp.mjs';

/** Runs in a process of its own, as Vite changes the one that it runs in. */
const script = path.join(root, 'src/setup/vite-build.mjs');

/**
 * Builds into `dist/`, or where `TALK_OUT` or `--outDir` says.
 *
 * @param {readonly string[]} [args] for Vite
 * @returns {Promise<number>} its exit code
 */
export const buildSite = (args = []) => run(process.execPath, [script, ...args]);

/**
 * Builds the site unless it is up to date.
 *
 * @returns {Promise<boolean>} whether it had to build
 */
export async function ensureBuilt(folder = dist) {
  const [built, present] = await Promise.all([sourcesOfSite(folder), presentSources()]);
  const isPresent = built?.site === present.site && built.version === present.version;
  if (isPresent && existsSync(path.join(folder, 'index.html'))) return false;
  const code = await buildSite(['--logLevel', 'warn', '--outDir', folder]);
  // The build has reported why.
  if (code !== 0) throw new Problem(code > 128 ? 'Stopped.' : '', code);
  return true;
}
