/** Tells whether the built site is that of the present sources. */
import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** What other tools leave beside the sources; git ignores it too, and the site is not made of it. */
const leavings = /\.tsbuildinfo$/;

const inputs = ['public', 'src', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json', 'vite.config.ts'];

/**
 * All sources under a path, the path itself if it is a file, none if it is not there.
 *
 * @param {string} place
 * @returns {Promise<string[]>}
 */
async function filesUnder(place) {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const sources = entries.filter((entry) => entry.isFile() && !leavings.test(entry.name));
  return sources.map((entry) => path.join(entry.parentPath, entry.name));
}

/**
 * A hash over the names and contents of all that goes into the site. Times play no part: a fresh clone and an old one
 * give the same stamp.
 *
 * @param {string} folder of the project
 * @param {string} slides the talk's folder, as `TALK_SLIDES` names it
 */
export async function stampOf(folder, slides) {
  const hash = createHash('sha256').update(slides);
  for (const input of [slides, ...inputs]) {
    const files = await filesUnder(path.resolve(folder, input));
    const named = files.map((file) => ({ file, name: path.relative(folder, file).replaceAll('\\', '/') }));
    named.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { file, name } of named) {
      const content = await readFile(file);
      hash.update(`\n${name} ${String(content.length)}\n`).update(content);
    }
  }
  return hash.digest('hex');
}
