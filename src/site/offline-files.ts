/** What the service worker keeps: the list of a built site's files, in front of its script. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The service worker's own name: the site's root, for it may speak only for what lies below it. */
export const WORKER = 'sw.js';

/** Pages, what they load, the author's pictures, and what the search reads; not what is for hosts and search engines. */
const KEPT =
  /^(?:(?:read|speaker|handout|preflight)\/)?index\.html$|^(?:assets|pictures)\/|^(?:favicon\.svg|search\.json|site\.webmanifest)$/;

/** @param folder of the built site */
export async function listOffline(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => KEPT.test(path))
    .sort();
  const files = await Promise.all(
    // A page is asked for by its folder: some hosts lead away from `index.html`.
    paths.map(async (path) => [path.replace(/index\.html$/, ''), sha256(await readFile(join(folder, path)))] as const),
  );
  const version = sha256(JSON.stringify(files)).slice(0, 12);
  const script = join(folder, WORKER);
  const list = JSON.stringify({ version, files: Object.fromEntries(files) });
  await writeFile(script, `const TALK=${list};\n${await readFile(script, 'utf8')}`);
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
