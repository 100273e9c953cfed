/**
 * The record of builds and products with their sources. `.built-from` in the output folder lists the files of the
 * build, so that the next build removes nothing else, and commands can tell whether a product is outdated. Products in
 * other folders are recorded in `node_modules/.cache`, to add no file beside them.
 */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { realPlace } from './files.mjs';
import { dist, root } from './project.mjs';
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
 * @property {Sources} [site] sources of the build; absent until it is complete
 * @property {readonly string[]} [files] those of the build, with slashes; present once a build has begun
 * @property {readonly Product[]} products
 */

export const RECORD = '.built-from';

/** Records of products outside of built sites: one for each folder, as commands may run in parallel. */
const elsewhere = path.join(root, 'node_modules', '.cache', 'made');

/** @param {string | Uint8Array} bytes */
export const sumOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {string} place */
export const isThere = (place) =>
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
export async function writeMade(file, { site, files, products }) {
  await mkdir(path.dirname(file), { recursive: true });
  const part = `${file}.${String(process.pid)}.part`;
  await writeFile(part, `${JSON.stringify({ site, files, products }, undefined, 1)}\n`);
  await rename(part, file);
}

/**
 * The record of a folder.
 *
 * @param {string} folder
 */
export const madeIn = (folder) => readMade(path.join(folder, RECORD));

/**
 * The sources of the build in a folder; undefined if there is none or it is incomplete.
 *
 * @param {string} folder
 */
export const sourcesOfSite = async (folder) => (await madeIn(folder))?.site;

/**
 * Records the files of a build; `from` once it is complete.
 *
 * @param {string} folder
 * @param {{ from?: Sources, files: readonly string[] }} build
 */
export async function recordBuild(folder, { from, files }) {
  const { products = [] } = (await madeIn(folder)) ?? {};
  await writeMade(path.join(folder, RECORD), { ...(from && { site: from }), files: [...files].sort(), products });
}

/**
 * The path of the record for products in a folder: in the folder of a build, or else in the cache.
 *
 * @param {string} folder absolute path
 */
async function recordOf(folder) {
  const record = path.join(folder, RECORD);
  if (folder === dist || (await isThere(record))) return record;
  return path.join(elsewhere, `${sumOf(await realPlace(folder)).slice(0, 16)}.json`);
}

/**
 * Records the sources of products.
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
 * The record of a file; undefined if its content is not what we have made.
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
 * The recorded products of a folder.
 *
 * @param {string} folder absolute path
 */
export const productsIn = async (folder) => (await readMade(await recordOf(folder)))?.products ?? [];
