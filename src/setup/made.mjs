/**
 * What was made, of which sources: `.built-from` in a folder that a build has filled says which files there are ours. A
 * build takes nothing else away, and whoever shows, checks or releases a product learns here whether it is of the
 * present sources. Products that somebody wanted elsewhere stand in a list of their own, for nothing is left beside them.
 */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isWithin, realPlace } from './files.mjs';
import { Problem, dist, root } from './project.mjs';
import { asRecord, parseRecord } from './records.mjs';

/**
 * @typedef {import('./stamp.mjs').Sources} Sources
 *
 * @typedef {object} Product
 * @property {string} file its name in its folder
 * @property {string} sum SHA-256 of its bytes
 * @property {Sources} from
 *
 * @typedef {object} Made
 * @property {Sources} [site] what a build was made from; none while it is not whole
 * @property {readonly string[]} [files] those of the build, with slashes; there where a build has begun
 * @property {readonly Product[]} products
 */

export const RECORD = '.built-from';

/** Where a build puts what it found in its folder and did not make. */
export const ASIDE = '.set-aside';

/** Of products outside of built sites; a record for each folder, as commands may run beside each other. */
const elsewhere = path.join(root, 'node_modules', '.cache', 'made');

/** What systems leave in folders that are empty for people. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Builds of the time before there was a list of their files had these, and nobody else's. */
const FORMER =
  /^(?:index\.html|sw\.js|search\.json|favicon\.svg|preview\.png|robots\.txt|sitemap\.xml|site\.webmanifest|_headers|assets|pictures|read|speaker|handout|preflight|s)$/;

/** @param {string | Uint8Array} bytes */
const sumOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {string} place */
const isThere = (place) =>
  lstat(place).then(
    () => true,
    () => false,
  );

/**
 * @param {unknown} value
 * @returns {Sources | undefined}
 */
function asSources(value) {
  const { talk, site, content, program, version } = asRecord(value);
  /** @param {unknown} one */
  const text = (one) => (typeof one === 'string' ? one : '');
  if (text(content) === '') return undefined;
  return { talk: text(talk), site: text(site), content: text(content), program: text(program), version: text(version) };
}

/**
 * @param {unknown} value
 * @returns {Product[]}
 */
function asProducts(value) {
  if (!Array.isArray(value)) return [];
  return value.flatMap((/** @type {unknown} */ one) => {
    const { file, sum, from: kept } = asRecord(one);
    const from = asSources(kept);
    return typeof file === 'string' && typeof sum === 'string' && from ? [{ file, sum, from }] : [];
  });
}

/** @param {string} file */
async function readMade(file) {
  try {
    const { site, files, products } = parseRecord(await readFile(file, 'utf8'));
    const from = asSources(site);
    const names = Array.isArray(files) ? files.filter((one) => typeof one === 'string') : undefined;
    /** @type {Made} */
    const made = { ...(from && { site: from }), ...(names && { files: names }), products: asProducts(products) };
    return made;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {Made} made
 */
async function writeMade(file, { site, files, products }) {
  await mkdir(path.dirname(file), { recursive: true });
  const part = `${file}.${String(process.pid)}.part`;
  await writeFile(part, `${JSON.stringify({ site, files, products }, undefined, 1)}\n`);
  await rename(part, file);
}

/**
 * What is known of a folder.
 *
 * @param {string} folder
 */
export const madeIn = (folder) => readMade(path.join(folder, RECORD));

/**
 * What a build in a folder is made from; nothing where there is none, or half of one.
 *
 * @param {string} folder
 */
export const sourcesOfSite = async (folder) => (await madeIn(folder))?.site;

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

/**
 * Keeps which files a build has; `from` when it is whole.
 *
 * @param {string} folder
 * @param {{ from?: Sources, files: readonly string[] }} build
 */
export async function recordBuild(folder, { from, files }) {
  const { products = [] } = (await madeIn(folder)) ?? {};
  await writeMade(path.join(folder, RECORD), { ...(from && { site: from }), files: [...files].sort(), products });
}

/**
 * The record of the products in a folder: there, or where nobody is bothered by it.
 *
 * @param {string} folder absolute path
 */
async function recordOf(folder) {
  const record = path.join(folder, RECORD);
  if (folder === dist || (await isThere(record))) return record;
  return path.join(elsewhere, `${sumOf(await realPlace(folder)).slice(0, 16)}.json`);
}

/**
 * Keeps what products are made from.
 *
 * @param {readonly { file: string, bytes: Uint8Array }[]} made
 * @param {Sources} from
 */
export async function recordProducts(made, from) {
  /** @type {Map<string, Product[]>} */
  const byRecord = new Map();
  for (const { file, bytes } of made) {
    const record = await recordOf(path.dirname(path.resolve(file)));
    byRecord.set(record, [...(byRecord.get(record) ?? []), { file: path.basename(file), sum: sumOf(bytes), from }]);
  }
  for (const [record, products] of byRecord) {
    const before = (await readMade(record)) ?? { products: [] };
    const names = new Set(products.map(({ file }) => file));
    const others = before.products.filter(({ file }) => !names.has(file));
    await writeMade(record, { ...before, products: [...others, ...products] });
  }
}

/**
 * What is known of a file; nothing where it is not as we have made it.
 *
 * @param {string} file
 * @returns {Promise<Product | undefined>}
 */
export async function productAt(file) {
  const place = path.resolve(file);
  const made = await readMade(await recordOf(path.dirname(place)));
  const product = made?.products.find((one) => one.file === path.basename(place));
  const sum = product && (await readFile(place).then(sumOf, () => undefined));
  return product?.sum === sum ? product : undefined;
}

/**
 * The products that are known in a folder.
 *
 * @param {string} folder absolute path
 */
export const productsIn = async (folder) => (await readMade(await recordOf(folder)))?.products ?? [];
