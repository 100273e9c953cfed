/** Compressed sizes of the built site and their budgets: the bench measures in a browser, a test the files. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * At most, in kB: all that a page asks for before it is ready, what of that is no font, all figures together, and each of
 * the two files of the live machine.
 */
export const LIMITS = { deck: { all: 120, text: 50 }, read: { all: 100, text: 45 }, figures: 32, machine: 18 } as const;

/** The chunks of `src/figures/`, by their file names. */
export const FIGURE = /(?:^|\/)(?:element|figure)-/;

/** The files that a page references directly. */
const NAMED = /<(?:script|link)\b[^>]*? (?:src|href)="([^":]+\.(?:js|css|svg))"/g;

/**
 * A page with its scripts, style sheets and icon, in bytes.
 *
 * @param site folder of the built site
 * @param folder of the page in it: `read/`, or empty for the deck
 */
export async function weighPage(site: string, folder: string): Promise<number> {
  const page = join(site, folder, 'index.html');
  const named = [...(await readFile(page, 'utf8')).matchAll(NAMED)].map(([, path = '']) => join(site, folder, path));
  return weigh([page, ...named]);
}

export async function weighFigures(site: string): Promise<number> {
  const assets = join(site, 'assets');
  return weigh((await readdir(assets)).filter((name) => FIGURE.test(name)).map((name) => join(assets, name)));
}

/** Each of the two files of the live machine, by its name. */
export async function weighMachine(site: string): Promise<{ readonly name: string; readonly bytes: number }[]> {
  const assets = join(site, 'assets');
  const files = (await readdir(assets)).flatMap((file) => {
    const [, name] = /^(machine|debugger)-.*\.js$/.exec(file) ?? [];
    return name === undefined ? [] : [{ name, file }];
  });
  return Promise.all(files.map(async ({ name, file }) => ({ name, bytes: await weigh([join(assets, file)]) })));
}

async function weigh(files: readonly string[]): Promise<number> {
  const sizes = files.map(async (file) => {
    const content = await readFile(file);
    return file.endsWith('.svg') ? content.length : brotliCompressSync(content).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
