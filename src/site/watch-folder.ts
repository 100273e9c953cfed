/**
 * Watches the slides folder through symbolic links, and while it is moved away. Vite's watcher misses linked files that
 * are replaced, and folders that come back.
 */
import { watch, type FSWatcher } from 'node:fs';
import { readlink, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { filesOfTalk } from '../setup/talk-files.mjs';

export interface FolderWatch {
  /**
   * Watches what is there now. Call it before reading the files: it reports all changes from then on.
   */
  readonly renew: () => Promise<void>;
  readonly close: () => void;
}

/** What is of interest in a folder: these names, or all. */
type Interest = ReadonlySet<string> | 'all';

/** A watched folder with its identity: another folder may take its path. */
interface Watched {
  readonly watcher: FSWatcher;
  readonly identity: string;
}

/** The limit of links in a path, as systems have it. */
const LINKS = 40;

/** Polling interval in ms where watching fails: systems limit the number of watches. */
const INTERVAL = 1000;

/**
 * @param folder absolute path; it need not be there
 * @param changed gets the name of the file or folder, if the system reports it, or an empty one
 */
export function watchFolder(folder: string, changed: (name: string) => void): FolderWatch {
  const watched = new Map<string, Watched>();
  let interests = new Map<string, Interest>();
  let interval: NodeJS.Timeout | undefined;
  let isClosed = false;

  const drop = (place: string) => {
    watched.get(place)?.watcher.close();
    watched.delete(place);
  };

  const heard = (place: string, event: string, name: string | null) => {
    const interest = interests.get(place);
    // A folder that is removed reports its own name.
    const isOwn = name === basename(place);
    if (!isOwn && name !== null && interest !== 'all' && interest?.has(name) !== true) return;
    if (event === 'rename') {
      // Another file may have this name by now, even if it looks the same.
      const at = name === null ? place : join(place, name);
      for (const one of [...watched.keys()]) if (one === at || one.startsWith(at + sep)) drop(one);
      if (isOwn) drop(place);
    }
    changed(name ?? '');
  };

  const renew = async () => {
    interests = await interestsOf(folder);
    let isComplete = true;
    const identities = new Map<string, string>();
    for (const place of interests.keys()) {
      const found = await stat(place).catch(() => undefined);
      if (found?.isDirectory() === true) identities.set(place, `${found.dev}:${found.ino}`);
    }
    if (isClosed) return;
    for (const [place, { identity }] of [...watched]) if (identities.get(place) !== identity) drop(place);
    for (const [place, identity] of identities) {
      if (watched.has(place)) continue;
      try {
        const watcher = watch(place, { persistent: false }, (event, name) => {
          heard(place, event, name);
        });
        watcher.on('error', () => {
          drop(place);
          changed('');
        });
        watched.set(place, { watcher, identity });
      } catch {
        // Parent folders such as the root may be unreadable: polling is only for folders of the talk.
        if (interests.get(place) === 'all') isComplete = false;
      }
    }
    if (isComplete) clearInterval(interval);
    else {
      clearInterval(interval);
      interval = setInterval(() => {
        changed('');
      }, INTERVAL).unref();
    }
  };

  const close = () => {
    isClosed = true;
    clearInterval(interval);
    for (const place of [...watched.keys()]) drop(place);
  };
  return { renew, close };
}

/** The folders to watch: those of the talk, their parents, and those on the paths of links. */
async function interestsOf(folder: string): Promise<Map<string, Interest>> {
  const interests = new Map<string, Set<string> | 'all'>();
  const want = (place: string, name: string) => {
    const names = interests.get(place) ?? new Set();
    interests.set(place, names === 'all' ? names : names.add(name));
  };
  const follow = async (start: string) => {
    let place = start;
    for (let count = 0; count < LINKS; count++) {
      for (let at = place; at !== dirname(at); at = dirname(at)) want(dirname(at), basename(at));
      const target = await readlink(place).catch(() => undefined);
      if (target === undefined) return;
      place = resolve(dirname(place), target);
    }
  };
  await follow(folder);
  const { folders, links } = await filesOfTalk(folder).catch(() => ({ folders: [], links: [] }));
  for (const link of links) await follow(join(folder, link));
  for (const name of folders) interests.set(join(folder, name), 'all');
  return interests;
}
