import { sha256, sumsOf, type Files, isProduct } from '../../site/files.ts';

/** The number of bytes shown before a difference, and from it on. */
const CONTEXT = { before: 24, after: 40 };

/** A message for each difference; empty if there is none. */
export function differences(one: Files, other: Files): string[] {
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  return paths.flatMap((path) => {
    const [first, second] = [one.get(path), other.get(path)];
    if (!first || !second) return [`${path} is made ${first ? 'the first' : 'the second'} time only.`];
    const at = firstDifference(first, second);
    if (at === undefined) return [];
    const sizes = first.length === second.length ? '' : `, of ${first.length} and ${second.length}`;
    return [`${path} differs from byte ${at} on${sizes}:\n  ${around(first, at)}\n  ${around(second, at)}`];
  });
}

function firstDifference(one: Uint8Array, other: Uint8Array): number | undefined {
  if (Buffer.compare(one, other) === 0) return undefined;
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 ? one.length : at;
}

/** Non-printable bytes become dots. */
const around = (bytes: Uint8Array, at: number): string =>
  Buffer.from(bytes.subarray(Math.max(0, at - CONTEXT.before), at + CONTEXT.after))
    .toString('latin1')
    .replaceAll(/[^ -~]/g, '·');

/** Pages and PDFs that do not say which commit they are made from. */
export function unnamed(files: Files, commit: string): string[] {
  const isNamed = (bytes: Uint8Array) => Buffer.from(bytes).includes(commit);
  const paths = [...files].filter(([path, bytes]) => /\.(?:html|pdf)$/.test(path) && !isNamed(bytes));
  return paths.map(([path]) => `${path} does not name commit ${commit}.`);
}

/** A product that is handed on by itself, or the site. */
interface Product {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  /** SHA-256; of the site, that of its files' list as `sha256sum` writes it. */
  readonly hash: string;
}

export function productsOf(files: Files): Product[] {
  const own = [...files].filter(([path]) => isProduct(path));
  const site = [...files].filter(([path]) => !isProduct(path));
  const size = site.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  return [
    { name: 'site', files: site.length, bytes: size, hash: sha256(sumsOf(site)) },
    ...own.map(([name, bytes]) => ({ name, files: 1, bytes: bytes.length, hash: sha256(bytes) })),
  ];
}

export const table = (products: readonly Product[]): string =>
  products
    .map(({ name, files, bytes, hash }) => {
      const kB = Math.ceil(bytes / 1000);
      return `  ${name.padEnd(14)}${String(files).padStart(4)} files${String(kB).padStart(6)} kB  ${hash}`;
    })
    .join('\n');
