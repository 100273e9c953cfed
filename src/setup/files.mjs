/** Lists the files below a folder, following symbolic links. */
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Large folders of git and npm, never part of a talk. */
const NOT_OURS = new Set(['.git', 'node_modules']);

/**
 * @typedef {object} Found
 * @property {string[]} files paths from the folder, with slashes, sorted
 * @property {string[]} folders the folder itself, as the empty path, and those in it
 * @property {string[]} links symbolic links to files and folders
 * @property {string[]} broken the dangling ones among them
 */

/**
 * Follows links, except one to a folder that contains it, which would be a cycle.
 *
 * @param {string} folder
 * @param {(path: string) => boolean} [isEntered] whether to descend into a subfolder, by its relative path
 * @returns {Promise<Found>} rejects where the folder itself cannot be read
 */
export async function filesIn(folder, isEntered = () => true) {
  /** @type {Found} */
  const found = { files: [], folders: [], links: [], broken: [] };
  await walk({ folder, name: '', above: [], isEntered }, found);
  const order = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : 1);
  found.files.sort(order);
  found.broken.sort(order);
  return found;
}

/**
 * @typedef {object} Place
 * @property {string} folder
 * @property {string} name
 * @property {readonly string[]} above real paths of the folders on the way here
 * @property {(path: string) => boolean} isEntered
 */

/**
 * @param {Place} place
 * @param {Found} found
 */
async function walk({ folder, name, above, isEntered }, found) {
  const real = await realpath(folder);
  if (above.some((one) => isWithin(one, real))) return;
  found.folders.push(name);
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.filter((one) => !NOT_OURS.has(one.name))) {
    const place = path.join(folder, entry.name);
    const inside = name === '' ? entry.name : `${name}/${entry.name}`;
    if (entry.isSymbolicLink()) found.links.push(inside);
    const kind = entry.isSymbolicLink() ? await stat(place).catch(() => undefined) : entry;
    if (kind === undefined) found.broken.push(inside);
    else if (kind.isFile()) found.files.push(inside);
    else if (kind.isDirectory() && isEntered(inside))
      await walk({ folder: place, name: inside, above: [...above, real], isEntered }, found).catch(unlessGone);
  }
}

/**
 * A folder may be removed during the walk.
 *
 * @param {unknown} error
 */
function unlessGone(error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

/**
 * @param {string} place
 * @param {string} folder
 * @returns whether the place is the folder or lies in it; both absolute
 */
export function isWithin(place, folder) {
  const way = path.relative(folder, place);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

/**
 * The path with its links resolved; the absolute path itself if nothing is there.
 *
 * @param {string} place
 */
export const realPlace = (place) => realpath(place).catch(() => path.resolve(place));
