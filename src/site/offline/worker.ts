/**
 * The service worker: after one visit the whole talk is available offline. Each version of the site has its own cache.
 * It is filled before it is used, and each file is checked against the build's list, so that a page never gets files of
 * another version, even if the network fails or the host is in the middle of an update.
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
      // Take control of the page of the first visit, too, so that one visit is enough.
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

/** A page asks the waiting worker to activate. It does so only if no other window would lose its files. */
self.addEventListener('message', (event) => {
  if (event.data !== 'update') return;
  event.waitUntil(
    (async () => {
      const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      // Other pages on this host, perhaps of another talk below this one, use none of these files.
      const own = windows.filter(({ url }) => keptAt(url) !== undefined || behind(url) !== undefined);
      if (own.length > 1) event.source?.postMessage('others');
      else await self.skipWaiting();
    })(),
  );
});

/** The path of the cached file for an address, without its query, which only the page's script reads. */
function keptAt(url: string): string | undefined {
  const [plain = ''] = url.split(/[?#]/);
  return ADDRESSES.get(plain.replace(/\/index\.html$/, '/'));
}

/** The target of an address that only redirects: a folder without its slash, or the share page of a slide. */
function behind(url: string): string | undefined {
  const { href, search } = new URL(url);
  const [plain = ''] = href.split(/[?#]/);
  if (ADDRESSES.has(`${plain}/`)) return `${plain}/${search}`;
  const [, id] = plain.startsWith(SCOPE) ? (/^s\/([^/]+)\/$/.exec(plain.slice(SCOPE.length)) ?? []) : [];
  return id === undefined ? undefined : `${addressOf('read/')}#${id}`;
}

/** All or nothing: a file that cannot be fetched, or is of another version, fails the installation. */
async function fill(): Promise<void> {
  const files = await Promise.all(Object.entries(TALK.files).map(([path, hash]) => take(path, hash)));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(({ path, response }) => cache.put(addressOf(path), response)));
}

async function take(path: string, hash: string): Promise<{ readonly path: string; readonly response: Response }> {
  // Bypasses the HTTP cache, which may hold the file of the previous version.
  const answer = await fetch(addressOf(path), { cache: 'reload' });
  const bytes = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (!answer.ok || toHex(digest) !== hash) throw new Error(`${path} is not of version ${TALK.version}`);
  const headers = new Headers(answer.headers);
  // These describe the transfer, not the decoded body.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return { path, response: new Response(bytes, { headers }) };
}

const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export {};
