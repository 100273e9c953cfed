/** A static file server for one folder, on the loopback interface only. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import stream from 'node:stream';
import { mediaType } from './media-types.mjs';

/**
 * @typedef {object} Served
 * @property {string} url of the folder, with a slash at the end
 * @property {() => Promise<void>} close
 */

/**
 * The path segments from the mount to a file, or why there are none.
 *
 * @param {string} pathname as sent
 * @param {string} base
 * @returns {string[] | 'malformed' | 'outside'}
 */
export function namesIn(pathname, base) {
  /** @type {string} */
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return 'malformed';
  }
  if (!decoded.startsWith('/') || decoded.includes('\0')) return 'malformed';
  if (!decoded.startsWith(base)) return 'outside';
  const names = decoded.slice(base.length).split('/');
  if (names.at(-1) === '') names.pop();
  // Split after decoding, so that an encoded slash hides nothing. Refuses `..`, hidden files, and what Windows would
  // read as a separator, a drive or a stream.
  const isPlain = names.every((name) => name !== '' && !name.startsWith('.') && !/[\\:]/.test(name));
  return isPlain ? names : 'outside';
}

/**
 * @typedef {{ status: 302 | 400 | 404 | 405, text: string, headers?: http.OutgoingHttpHeaders }} Words
 * @typedef {{ status: 200, file: string, size: number }} Content
 */

/** @type {Words} */
const notFound = { status: 404, text: 'Not found' };

/**
 * The file at an address, or a redirect or an error.
 *
 * @param {string} folder
 * @param {string} base
 * @param {string} target path and query, as sent
 * @returns {Promise<Words | Content>}
 */
async function find(folder, base, target) {
  const [, pathname = '', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(target) ?? [];
  /** @param {string} place @returns {Words} */
  const redirect = (place) => ({ status: 302, text: 'See the folder', headers: { Location: `${place}${search}` } });

  if (`${pathname}/` === base) return redirect(base);
  const names = namesIn(pathname, base);
  if (names === 'malformed') return { status: 400, text: 'Malformed address' };
  if (names === 'outside') return notFound;
  const place = path.join(folder, ...names);
  const found = await stat(place).catch(() => undefined);
  if (found?.isDirectory() === true) {
    if (!pathname.endsWith('/')) return redirect(`${base}${names.map(encodeURIComponent).join('/')}/`);
    const file = path.join(place, 'index.html');
    const index = await stat(file).catch(() => undefined);
    return index?.isFile() === true ? { status: 200, file, size: index.size } : notFound;
  }
  if (found?.isFile() !== true || pathname.endsWith('/')) return notFound;
  return { status: 200, file: place, size: found.size };
}

/**
 * Whether the name of a file has a hash of its content, so that browsers may cache it for ever; the site's `_headers`
 * tells hosts the same.
 *
 * @param {string} folder
 * @param {string} file in it
 */
const isNamedByContent = (folder, file) => file.startsWith(path.join(folder, 'assets', path.sep));

/**
 * @param {string} folder
 * @param {string} base
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
async function answer(folder, base, request, response) {
  const isKnown = request.method === 'GET' || request.method === 'HEAD';
  /** @type {Words | Content} */
  const reply = isKnown
    ? await find(folder, base, request.url ?? '')
    : { status: 405, text: 'Only GET and HEAD', headers: { Allow: 'GET, HEAD' } };
  const isForEver = reply.status === 200 && isNamedByContent(folder, reply.file);
  response.setHeader('Cache-Control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (reply.status !== 200) {
    response.writeHead(reply.status, { 'Content-Type': 'text/plain; charset=utf-8', ...reply.headers });
    response.end(`${reply.text}\n`);
    return;
  }
  response.writeHead(200, { 'Content-Type': mediaType(reply.file), 'Content-Length': reply.size });
  if (request.method === 'HEAD') response.end();
  else await stream.promises.pipeline(createReadStream(reply.file), response);
}

/**
 * Serves a folder on 127.0.0.1.
 *
 * @param {string} folder
 * @param {{ port?: number, base?: string, headers?: Readonly<Record<string, string>> }} [options] `port` 0 is any free
 *   one; `base` is the path to mount under, as on a host where the talk is not alone; `headers` go with every answer
 * @returns {Promise<Served>} rejects when the port is taken
 */
export async function serve(folder, { port = 0, base = '/', headers = {} } = {}) {
  const mount = `/${base}/`.replace(/\/+/g, '/');
  const server = http.createServer((request, response) => {
    response.setHeaders(new Map(Object.entries(headers)));
    // An aborted request or a vanished file ends that response only.
    answer(path.resolve(folder), mount, request, response).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      resolve(undefined);
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}${mount}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
