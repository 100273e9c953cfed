/** The output folder of a build: is it ours to write to, and what is removed or moved aside there before. */
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

/** Where a build puts what it found in its folder and did not make. */
export const ASIDE = '.set-aside';

/** What systems leave in folders that are empty for people. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Builds of the time before there was a list of their files had these, and nobody else's. */
const FORMER =
  /^(?:index\.html|sw\.js|search\.json|favicon\.svg|preview\.png|robots\.txt|sitemap\.xml|site\.webmanifest|_headers|assets|pictures|read|speaker|handout|preflight|s)$/;

/**
 * Whether a build of the time before there were lists lies there.
 *
 * @param {string} folder
 */
async function isFormerBuild(folder) {
  const worker = await readFile(path.join(folder, 'sw.js'), 'utf8').catch(() => '');
  return worker.startsWith('const TALK={"version":') && (await isThere(path.join(folder, 'index.html')));
}

/** @param {string} folder for people: short where that is possible */
function shown(folder) {
  const way = path.relative(process.cwd(), folder);
  if (way !== '' && !way.startsWith('..')) return way;
  return isWithin(folder, os.homedir()) ? path.join('~', path.relative(os.homedir(), folder)) : folder;
}

/**
 * Refuses a folder in which a build would meet files of somebody else. Changes nothing.
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
 * Paths of a record that lead out of its folder, upwards or by a link, are not ours to take away.
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
    // Stays where something else is in it.
    const isGone = await rmdir(path.join(folder, ...parts.slice(0, depth))).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/**
 * Moves something out of the way of a build, to a name that is free.
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
 * @property {string[]} aside what lay there and is not ours
 */

/**
 * Makes room for a build in a folder that was not refused: files of the build before go, and products of another talk.
 * What we have not made is never deleted. Hidden files stay where they are: hosts and version control have such.
 *
 * @param {string} folder
 * @param {{ from: Sources, files: readonly string[], isProduct: (name: string) => boolean }} build `files` are those that
 *   will be written before anybody else is asked
 * @returns {Promise<Cleared>}
 */
export async function clearForBuild(folder, { from, files, isProduct }) {
  await mkdir(folder, { recursive: true });
  const before = await madeIn(folder);
  const names = before?.files ?? ((await isFormerBuild(folder)) ? await formerFiles(folder) : []);
  const { kept, gone, strange } = await sortProducts(folder, { before, from, isProduct });
  // From now on and whatever happens, everything that is ours stands in the list.
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
    // Nobody knows what it is, but what it lay beside.
    else if (isOther(before?.site)) strange.push(name);
  }
  return { kept, gone, strange };
}
