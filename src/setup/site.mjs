/** Builds the site when it is not that of the present sources. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runTool } from './processes.mjs';
import { Problem, dist, root } from './project.mjs';
import { stampOf } from './stamp.mjs';
import { checkoutOf } from './version.mjs';

/** In the site itself: a build empties the folder first, so a stamp never outlives the build it speaks of. */
const stampFile = path.join(dist, '.built-from');

/** Pages name the commit and its date, so that a new commit makes a new site of the same sources. */
async function currentStamp() {
  const { TALK_SLIDES: slides = 'slides', SOURCE_DATE_EPOCH: epoch } = process.env;
  const version = JSON.stringify([epoch, await checkoutOf(path.resolve(root, slides))]);
  return `${await stampOf(root, slides)} ${version}`;
}

/**
 * Builds into `dist/`, or where `TALK_OUT` or Vite's `--outDir` says; then the stamp, which speaks of `dist/`, stays as
 * it is.
 *
 * @param {readonly string[]} [args] for Vite
 * @returns {Promise<number>} its exit code
 */
export async function buildSite(args = []) {
  // Before the build: what is edited meanwhile makes the next start build again.
  const stamp = await currentStamp();
  const code = await runTool('vite', ['build', ...args]);
  const isElsewhere = process.env.TALK_OUT !== undefined || args.some((word) => word.startsWith('--outDir'));
  if (code === 0 && !isElsewhere) await writeFile(stampFile, `${stamp}\n`);
  return code;
}

/**
 * Makes sure of `dist/`, which is what all commands look at: `TALK_OUT` is for building elsewhere, and no word to them.
 *
 * @returns {Promise<boolean>} whether it had to build
 */
export async function ensureBuilt() {
  delete process.env.TALK_OUT;
  const built = await readFile(stampFile, 'utf8').catch(() => '');
  if (built.trim() === (await currentStamp()) && existsSync(path.join(dist, 'index.html'))) return false;
  const code = await buildSite(['--logLevel', 'warn']);
  if (code > 128) throw new Problem('Stopped.', code);
  if (code !== 0) throw new Problem('The talk was not built; see above.');
  return true;
}
