/** What the service worker keeps: the list of a built site's files, in front of its script. */
import { EDITIONS, FILES, FOLDERS } from '../contract.ts';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Pages, and what the search reads; not what is for hosts and search engines. */
const KEPT: ReadonlySet<string> = new Set([
  ...Object.values(EDITIONS).map((folder) => folder + FILES.page),
  FILES.icon,
  FILES.search,
  FILES.manifest,
]);

/** Whether the worker keeps a file: these, what pages load, and the author's pictures. */
const isKept = (path: string) => KEPT.has(path) || path.startsWith(FOLDERS.assets) || path.startsWith(FOLDERS.pictures);

/** @param folder of the built site */
export async function listOffline(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isKept)
    .sort();
  const files = await Promise.all(
    // A page is requested by its folder: some hosts redirect away from `index.html`.
    paths.map(
      async (path) =>
        [
          path.endsWith(FILES.page) ? path.slice(0, -FILES.page.length) : path,
          sha256(await readFile(join(folder, path))),
        ] as const,
    ),
  );
  const version = sha256(JSON.stringify(files)).slice(0, 12);
  const script = join(folder, FILES.worker);
  const list = JSON.stringify({ version, files: Object.fromEntries(files) });
  await writeFile(script, `const TALK=${list};\n${await readFile(script, 'utf8')}`);
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
