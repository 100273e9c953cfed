/** The output folder of a build: whether a build may write to it, and what it removes or moves aside first. */
import { lstat, mkdir, readFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isWithin, realPlace } from './files.mjs';
import { RECORD, isThere, madeIn, sumOf, writeMade } from './made.mjs';
import { Problem, root } from './project.mjs';

/**
 * @typedef {import('./stamp.mjs').Sources} Sources
 * @typedef {import('./made.mjs').Product} Product
 * @typedef {import('./made.mjs').Made} Made
 */

/** Where a build moves what lies in its folder and no build made. */
export const ASIDE = '.set-aside';

/** Files of operating systems, in folders that look empty to a user. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** The top-level names of builds that predate `.built-from`, and of nobody else. */
const FORMER =
  /^(?:index\.html|sw\.js|search\.json|favicon\.svg|preview\.png|robots\.txt|sitemap\.xml|site\.webmanifest|_headers|assets|pictures|read|speaker|handout|preflight|s)$/;

/**
 * Whether the folder holds a build that predates `.built-from`.
 *
 * @param {string} folder
 */
async function isFormerBuild(folder) {
  const worker = await readFile(path.join(folder, 'sw.js'), 'utf8').catch(() => '');
  return worker.startsWith('const TALK={"version":') && (await isThere(path.join(folder, 'index.html')));
}

/** @param {string} folder for a message: in its shortest form */
function shown(folder) {
  const way = path.relative(process.cwd(), folder);
  if (way !== '' && !way.startsWith('..')) return way;
  return isWithin(folder, os.homedir()) ? path.join('~', path.relative(os.homedir(), folder)) : folder;
}

/**
 * Refuses a folder with the user's own files in it, or among the sources. Changes nothing.
 *
 * @param {string} folder absolute path of the output
 * @param {string} slides absolute path of the talk's folder
 * @throws {Problem}
 */
export async function refuseForeign(folder, slides) {
  const way = 'Name a folder that is new, empty, or from an earlier build, such as TALK_OUT=site.';
  /** @param {string} why */
  const refuse = (why) => new Problem(`Nothing was built: the output folder ${shown(folder)} ${why}.\n${way}`);
  const real = await realPlace(folder);
  const places = await Promise.all([slides, path.join(root, 'src'), path.join(root, 'public')].map(realPlace));
  if (places.some((place) => isWithin(place, real))) throw refuse('holds the sources');
  if (places.some((place) => isWithin(real, place))) throw refuse('lies among the sources');
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) {
    if (await isThere(folder)) throw refuse('is a link that leads nowhere');
    return;
  }
  if (!found.isDirectory()) throw refuse('is a file');
  const names = (await readdir(folder)).filter((name) => !LITTER.has(name));
  if (names.length === 0) return;
  const made = await madeIn(folder);
  if (made?.files || (await isFormerBuild(folder))) return;
  // Notes and PDFs may be made before there is a site.
  const known = new Set([RECORD, ...(made?.products.map(({ file }) => file) ?? [])]);
  if (names.some((name) => !known.has(name))) throw refuse('is neither empty nor an earlier build of a talk');
}

/**
 * Removes a recorded file and the folders that are empty then. Ignores paths that leave the folder, by `..` or a link.
 *
 * @param {string} folder
 * @param {string} name
 */
async function removeOwn(folder, name) {
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:]/.test(part))) return;
  for (let depth = 1; depth < parts.length; depth++) {
    const found = await lstat(path.join(folder, ...parts.slice(0, depth))).catch(() => undefined);
    if (found?.isDirectory() !== true) return;
  }
  const file = path.join(folder, ...parts);
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return;
  await rm(file);
  for (let depth = parts.length - 1; depth > 0; depth--) {
    // Fails on a folder that is not empty.
    const isGone = await rmdir(path.join(folder, ...parts.slice(0, depth))).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/**
 * Moves a file or folder into `ASIDE`, to a name that is free.
 *
 * @param {string} folder
 * @param {string} name
 */
async function setAside(folder, name) {
  for (let count = 1; ; count++) {
    const place = path.join(folder, ASIDE, ...(count > 1 ? [String(count)] : []), name);
    if (await isThere(place)) continue;
    await mkdir(path.dirname(place), { recursive: true });
    await rename(path.join(folder, name), place);
    return;
  }
}

/**
 * @typedef {object} Cleared
 * @property {string[]} removed products of another talk that can be made again
 * @property {string[]} aside files and folders that no build made, now in `ASIDE`
 */

/**
 * Clears a folder that was not refused: deletes files of the previous build and products of another talk. Never deletes
 * what we have not made, but moves it aside. Hidden files stay: hosts and version control use them.
 *
 * @param {string} folder
 * @param {{ from: Sources, files: readonly string[], isProduct: (name: string) => boolean }} build `files` are those
 *   that will be written before `recordBuild` is called
 * @returns {Promise<Cleared>}
 */
export async function clearForBuild(folder, { from, files, isProduct }) {
  await mkdir(folder, { recursive: true });
  const before = await madeIn(folder);
  const names = before?.files ?? ((await isFormerBuild(folder)) ? await formerFiles(folder) : []);
  const { kept, gone, strange } = await sortProducts(folder, { before, from, isProduct });
  // From here on the list has all files of ours, even if the build is interrupted.
  await writeMade(path.join(folder, RECORD), { files: [...new Set([...names, ...files])], products: kept });
  for (const name of names) await removeOwn(folder, name);
  for (const name of gone) await rm(path.join(folder, name), { force: true });
  const left = (await readdir(folder)).filter((name) => !name.startsWith('.') && !LITTER.has(name) && !isProduct(name));
  const aside = [...strange, ...left].sort();
  for (const name of aside) await setAside(folder, name);
  return { removed: gone, aside };
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function formerFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const names = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return names.map((name) => name.split(path.sep).join('/')).filter((name) => FORMER.test(name.split('/')[0] ?? ''));
}

/**
 * @param {string} folder
 * @param {{ before: Made | undefined, from: Sources, isProduct: (name: string) => boolean }} build
 */
async function sortProducts(folder, { before, from, isProduct }) {
  /** @type {Product[]} */
  const kept = [];
  /** @type {string[]} */
  const gone = [];
  /** @type {string[]} */
  const strange = [];
  const isOther = (/** @type {Sources | undefined} */ one) =>
    one !== undefined && one.talk !== from.talk && one.content !== from.content;
  for (const name of (await readdir(folder)).filter(isProduct)) {
    const sum = await readFile(path.join(folder, name)).then(sumOf, () => '');
    const product = before?.products.find((one) => one.file === name && one.sum === sum);
    if (product && isOther(product.from)) gone.push(name);
    else if (product) kept.push(product);
    // Its sources are unknown, but it lay beside the site of another talk.
    else if (isOther(before?.site)) strange.push(name);
  }
  return { kept, gone, strange };
}
