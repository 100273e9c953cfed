/**
 * The service worker: after one visit the whole talk is here, and stays whole. One version of the site is one cache. It
 * is filled before it is used, each file checked against the list that the build made, so that a page never meets
 * files of another version, however the network fails and whatever a host is in the middle of publishing.
 */
declare const self: ServiceWorkerGlobalScope;

/** Written in front of this file by the build: the version, and for each file of it the SHA-256 of its content. */
declare const TALK: { readonly version: string; readonly files: Readonly<Record<string, string>> };

const SCOPE = self.registration.scope;
const PREFIX = `talk ${SCOPE} `;
const CACHE = PREFIX + TALK.version;

const addressOf = (path: string) => SCOPE + path.split('/').map(encodeURIComponent).join('/');
const ADDRESSES = new Map(Object.keys(TALK.files).map((path) => [addressOf(path), path]));

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
      );
      // The first visit is enough: its page, too, is served from here from now on.
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const kept = keptAt(request.url);
  if (kept !== undefined) {
    event.respondWith(caches.match(addressOf(kept), { cacheName: CACHE }).then((answer) => answer ?? fetch(request)));
    return;
  }
  const onward = behind(request.url);
  if (onward === undefined || request.mode !== 'navigate') return;
  event.respondWith(fetch(request).catch(() => Response.redirect(onward)));
});

/** A page asks whether the version that waits may come now: only where no other window would lose its files. */
self.addEventListener('message', (event) => {
  if (event.data !== 'update') return;
  event.waitUntil(
    (async () => {
      const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      // Of other pages on this host, perhaps another talk below this one, none loses a file of this one.
      const own = windows.filter(({ url }) => keptAt(url) !== undefined || behind(url) !== undefined);
      if (own.length > 1) event.source?.postMessage('others');
      else await self.skipWaiting();
    })(),
  );
});

/** A file of the list by the address that asks; a query is for the page's script. */
function keptAt(url: string): string | undefined {
  const [plain = ''] = url.split(/[?#]/);
  return ADDRESSES.get(plain.replace(/\/index\.html$/, '/'));
}

/** Where an address leads that is only a door: a folder without its slash, or the page of one slide. */
function behind(url: string): string | undefined {
  const { href, search } = new URL(url);
  const [plain = ''] = href.split(/[?#]/);
  if (ADDRESSES.has(`${plain}/`)) return `${plain}/${search}`;
  const [, id] = plain.startsWith(SCOPE) ? (/^s\/([^/]+)\/$/.exec(plain.slice(SCOPE.length)) ?? []) : [];
  return id === undefined ? undefined : `${addressOf('read/')}#${id}`;
}

/** All files or none: one that cannot be had, or is of another version, leaves everything as it was. */
async function fill(): Promise<void> {
  const files = await Promise.all(Object.entries(TALK.files).map(([path, hash]) => take(path, hash)));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(({ path, response }) => cache.put(addressOf(path), response)));
}

async function take(path: string, hash: string): Promise<{ readonly path: string; readonly response: Response }> {
  // Past the browser's own cache, which may hold the file of the version before.
  const answer = await fetch(addressOf(path), { cache: 'reload' });
  const bytes = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (!answer.ok || toHex(digest) !== hash) throw new Error(`${path} is not of version ${TALK.version}`);
  const headers = new Headers(answer.headers);
  // They speak of the bytes on their way.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return { path, response: new Response(bytes, { headers }) };
}

const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export {};
