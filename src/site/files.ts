import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { DOWNLOADS, PRODUCTS } from '../contract.ts';

/** The files of a folder by their relative paths, with slashes, sorted by path. */
export type Files = ReadonlyMap<string, Uint8Array>;

export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = files.map((file) => [relative(folder, file).split(sep).join('/'), file] as const).sort(byPath);
  return new Map(await Promise.all(named.map(async ([path, file]) => [path, await readFile(file)] as const)));
}

/**
 * The files of a release: the site in a folder, the products beside it, the licence, and the checksums of all.
 *
 * @param made what lies in `dist/`
 */
export function releaseOf(made: Files, licence: Uint8Array): Files {
  const files = [...made]
    // Hidden files such as `.built-from` must not be published.
    .filter(([path]) => !path.startsWith('.'))
    // A PDF by another name may be of any commit.
    .filter(([path]) => !isProduct(path) || isNamedProduct(path))
    .flatMap(([path, bytes]) => [
      ...(isProduct(path) ? [[path, bytes] as const] : []),
      // The site links to some of them.
      ...(!isProduct(path) || isDownload(path) ? [[`site/${path}`, bytes] as const] : []),
    ]);
  const all = [...files, ['LICENSE', licence] as const].sort(byPath);
  return new Map([...all, ['SHA256SUMS', Buffer.from(sumsOf(all))]]);
}

/** As `sha256sum --check` reads it. */
export const sumsOf = (files: Iterable<readonly [path: string, bytes: Uint8Array]>): string =>
  [...files].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join('');

export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

const byPath = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

const products: ReadonlySet<string> = new Set(Object.values(PRODUCTS));

const isDownload = (path: string): boolean => DOWNLOADS.some((kind) => PRODUCTS[kind] === path);

/** Whether it is one of the files that commands make in `dist/`, by the name that they give it. */
const isNamedProduct = (path: string): boolean => products.has(path);

/** Whether a file of `dist/` is not part of the site: a product, or a PDF that a user made there by another name. */
export const isProduct = (path: string): boolean =>
  isNamedProduct(path) || (path.endsWith('.pdf') && !path.includes('/'));
