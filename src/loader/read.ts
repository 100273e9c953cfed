import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { filesOfTalk, isPassedOver, isUnread, MARKDOWN, PHOTOGRAPHS } from '../setup/talk-files.mjs';
import type { Place } from '../talk.ts';
import { message, type Message } from './messages.ts';
import { readPicture, type PictureFile } from './pictures/picture-file.ts';

/** A text file of the author, with `\n` line ends and without a byte order mark. */
export interface SourceFile {
  /** As the author knows it, with slashes: `slides/01-opening.md`. */
  readonly path: string;
  readonly text: string;
}

/** All of the author's files, in memory. */
export interface Sources {
  /** The folder's name in messages. */
  readonly folder: string;
  readonly yaml: SourceFile | undefined;
  /** Markdown files in name order. */
  readonly files: readonly SourceFile[];
  /** `glossary.yaml`, if there is one. */
  readonly glossary: SourceFile | undefined;
  /** `sources.yaml`, if there is one. */
  readonly register: SourceFile | undefined;
  /** `rehearsal.json`, if there is one. */
  readonly rehearsal: SourceFile | undefined;
  /** `published.txt`, if there is one. */
  readonly published: SourceFile | undefined;
  /** Paths of all pictures below the folder, relative to it, with slashes. */
  readonly pictures: ReadonlySet<string>;
  /** The same for all files without a picture's extension. */
  readonly others: ReadonlySet<string>;
  /**
   * Reads one of the pictures; undefined for any other path. Lazy: a folder may hold many pictures that no slide shows.
   */
  readonly lookAt: (picture: string) => Promise<PictureFile | undefined>;
  /** Ids for which `npm run talk -- pictures` has made a picture; some slides may no longer exist. */
  readonly photographed: ReadonlySet<string>;
  readonly messages: readonly Message[];
}

export { PHOTOGRAPHS };

/** By extension. */
export const PICTURE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

/** Files that are read besides the slides. */
const BESIDE = new Set(['talk.yaml', 'glossary.yaml', 'sources.yaml', 'rehearsal.json', 'published.txt']);

/** A misnamed `talk.yaml`, which is reported. */
const OTHER_YAML = /^talk\.yml$/i;

/**
 * Reads the slides folder; the only file access of the loader.
 *
 * @param folder absolute path
 * @param name the folder as the author knows it; messages and places begin with it
 */
export async function readSources(folder: string, name = basename(folder)): Promise<Sources> {
  const messages: Message[] = [];
  const found = await filesOfTalk(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined;
    throw error;
  });
  if (!found) {
    messages.push(message('folder-missing', { file: name, line: 1, column: 1 }, name));
    const beside = { glossary: undefined, register: undefined, rehearsal: undefined, published: undefined };
    const lookAt = () => Promise.resolve(undefined);
    return {
      folder: name,
      yaml: undefined,
      files: [],
      ...beside,
      pictures: new Set(),
      others: new Set(),
      lookAt,
      photographed: new Set(),
      messages,
    };
  }

  const all = found.files;
  const paths = all.filter((path) => !/(^|\/)\./.test(path));
  const isSlides = (path: string) => path.endsWith('.md') && !isUnread(path);
  const read = async (path: string): Promise<SourceFile> => {
    const decoded = decode(await readFile(join(folder, path)));
    const file = { path: `${name}/${path}`, text: decoded.text };
    if (decoded.fault) messages.push(message('file-encoding', { ...decoded.fault, file: file.path }));
    return file;
  };

  const files = await Promise.all(paths.filter(isSlides).map(read));
  const readIfThere = async (path: string) => (paths.includes(path) ? read(path) : undefined);
  const yaml = await readIfThere('talk.yaml');
  const glossary = await readIfThere('glossary.yaml');
  const register = await readIfThere('sources.yaml');
  const rehearsal = await readIfThere('rehearsal.json');
  const published = await readIfThere('published.txt');
  const start = (path: string): Place => ({ file: path, line: 1, column: 1 });
  if (files.length === 0) {
    const passedOver = paths.filter((path) => isPassedOver(path) && !path.includes('/'));
    messages.push(message('folder-empty', start(name), name, passedOver));
  }
  // A missing picture is reported where it is shown.
  for (const path of found.broken.filter((one) => isSlides(one) || BESIDE.has(one)))
    messages.push(message('file-link', start(`${name}/${path}`), `${name}/${path}`));
  for (const path of paths.filter((one) => !one.includes('/') && !isSlides(one) && !isPassedOver(one))) {
    if (MARKDOWN.test(path))
      messages.push(message('file-unread', start(`${name}/${path}`), `slides as \`.md\` right in \`${name}\``));
    else if (OTHER_YAML.test(path)) messages.push(message('file-unread', start(`${name}/${path}`), '`talk.yaml`'));
  }
  for (const [inside, count] of unreadFolders(paths))
    messages.push(message('folder-unread', start(`${name}/${inside}`), `${name}/${inside}`, count, name));
  const pictures = new Set(paths.filter((path) => PICTURE.test(path)));
  const others = new Set(paths.filter((path) => !PICTURE.test(path)));
  const isPhotograph = (path: string) => dirname(path) === PHOTOGRAPHS && path.endsWith('.png');
  const photographed = new Set(all.filter(isPhotograph).map((path) => basename(path, '.png')));
  const lookAt = async (path: string) => {
    const own = [...pictures].find((one) => one.normalize('NFC') === path.normalize('NFC'));
    return own === undefined ? undefined : readPicture(await readFile(join(folder, own)), path);
  };
  return {
    folder: name,
    yaml,
    files,
    glossary,
    register,
    rehearsal,
    published,
    pictures,
    others,
    lookAt,
    photographed,
    messages,
  };
}

/** Direct subfolders that contain Markdown at any depth, with the number of its files. */
function unreadFolders(paths: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths.filter((one) => isUnread(one) && !isPassedOver(one))) {
    const [folder = ''] = path.split('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}

/** Decodes UTF-8 to text with `\n` line ends. `fault` is the position of the first invalid byte. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly fault?: Omit<Place, 'file'> } {
  const text = new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, '\n');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text };
  } catch {
    // Invalid bytes decode to U+FFFD. The author may have typed that character too; the place is near enough.
    const before = text.slice(0, text.indexOf('\uFFFD')).split('\n');
    return { text, fault: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
  }
}

/** Finds a file by its NFC name, in whichever form the file system stores it. Throws if there is none. */
export async function fileNamed(folder: string, names: readonly string[]): Promise<string> {
  let path = folder;
  for (const name of names) {
    const found = (await readdir(path)).find((one) => one.normalize('NFC') === name.normalize('NFC'));
    if (found === undefined) throw new Error(`There is no ${name} in ${path}.`);
    path = join(path, found);
  }
  return path;
}
