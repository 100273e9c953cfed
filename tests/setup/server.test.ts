import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaType } from '../../src/setup/media-types.mjs';
import { serve } from '../../src/setup/server.mjs';

let folder: string;
let root: Awaited<ReturnType<typeof serve>>;
let mounted: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'server-test-'));
  const site = path.join(folder, 'site');
  await mkdir(path.join(site, 'read'), { recursive: true });
  await mkdir(path.join(site, 'empty'));
  await mkdir(path.join(site, 'assets', 'more'), { recursive: true });
  await mkdir(path.join(site, 'read', 'assets'));
  await Promise.all([
    writeFile(path.join(folder, 'secret.txt'), 'secret'),
    writeFile(path.join(site, 'index.html'), '<h1>Deck</h1>'),
    writeFile(path.join(site, 'read', 'index.html'), '<h1>Reading</h1>'),
    writeFile(path.join(site, 'a b é.svg'), '<svg/>'),
    writeFile(path.join(site, 'assets', 'deck-Bi3tMdet.js'), ''),
    writeFile(path.join(site, 'assets', 'more', 'mono.woff2'), ''),
    writeFile(path.join(site, 'read', 'assets', 'own.js'), ''),
    writeFile(path.join(site, '.hidden'), 'hidden'),
  ]);
  root = await serve(site);
  mounted = await serve(site, { base: 'some/sub/path' });
});

afterAll(async () => {
  await Promise.all([root.close(), mounted.close()]);
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Sends the path unchanged: `fetch` would normalize it. */
function ask(url: string, target: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = http.request({ hostname, port, path: target, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    });
    request.on('error', reject).end();
  });
}

describe('serve', () => {
  it('gives files and the index of folders', async () => {
    expect(await ask(root.url, '/')).toMatchObject({ status: 200, body: '<h1>Deck</h1>' });
    expect(await ask(root.url, '/index.html?x=1')).toMatchObject({ status: 200, body: '<h1>Deck</h1>' });
    expect(await ask(root.url, '/read/')).toMatchObject({ status: 200, body: '<h1>Reading</h1>' });
    expect(await ask(root.url, '/a%20b%20%C3%A9.svg')).toMatchObject({ status: 200, body: '<svg/>' });
  });

  it('listens on this machine only, on a free port', () => {
    expect(root.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(new URL(root.url).port).not.toBe(new URL(mounted.url).port);
  });

  it('sets type, length and caution', async () => {
    const { headers } = await ask(root.url, '/');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': '13',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
  });

  it('lets browsers keep what has its content in its name, and nothing else', async () => {
    const kept = async (target: string) => (await ask(root.url, target)).headers['cache-control'];
    for (const target of ['/assets/deck-Bi3tMdet.js', '/assets/more/mono.woff2'])
      expect(await kept(target), target).toBe('public, max-age=31536000, immutable');
    for (const target of ['/assets/gone.js', '/read/assets/own.js', '/index.html'])
      expect(await kept(target), target).toBe('no-cache');
  });

  it('answers HEAD like GET, without the content', async () => {
    const { status, headers, body } = await ask(root.url, '/read/', 'HEAD');
    expect({ status, length: headers['content-length'], body }).toEqual({ status: 200, length: '16', body: '' });
  });

  it('allows no other method', async () => {
    const { status, headers } = await ask(root.url, '/', 'POST');
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
  });

  it('says in plain text that a page is not there', async () => {
    for (const target of ['/nothing', '/read/nothing.html', '/empty/', '/index.html/', '/read/index.html/more']) {
      const { status, headers } = await ask(root.url, target);
      expect({ target, status, type: headers['content-type'] }).toEqual({
        target,
        status: 404,
        type: 'text/plain; charset=utf-8',
      });
    }
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2E%2E%2Fsecret.txt',
    '/..%2fsecret.txt',
    '/read/../../secret.txt',
    '/read/%2e%2e/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '/.hidden',
    '/%2ehidden',
    '//secret.txt',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/C:/Windows/win.ini',
    '/C%3A%5CWindows%5Cwin.ini',
    '/index.html::$DATA',
  ])('never leaves its folder: %s', async (target) => {
    const { status, body } = await ask(root.url, target);
    expect({ status, body }).toEqual({ status: 404, body: 'Not found\n' });
  });

  it.each(['/%', '/%zz', '/%c3%28', '/%00', '/index.html%00.txt', 'http://elsewhere/index.html', '*'])(
    'refuses a malformed address: %s',
    async (target) => {
      const { status, body } = await ask(root.url, target);
      expect({ status, body }).toEqual({ status: 400, body: 'Malformed address\n' });
    },
  );

  it('sends a folder without its slash to the one with it, and never to another host', async () => {
    expect(await ask(root.url, '/read?print')).toMatchObject({ status: 302, headers: { location: '/read/?print' } });
    expect((await ask(root.url, '//read')).status).toBe(404);
  });

  it('serves under a sub-path and nothing beside it', async () => {
    expect(mounted.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/some\/sub\/path\/$/);
    expect(await ask(mounted.url, '/some/sub/path/read/')).toMatchObject({ status: 200, body: '<h1>Reading</h1>' });
    expect((await ask(mounted.url, '/some/sub/path')).headers.location).toBe('/some/sub/path/');
    expect((await ask(mounted.url, '/some/sub/path/read')).headers.location).toBe('/some/sub/path/read/');
    for (const target of ['/', '/read/', '/some/sub/pathread/', '/some/sub/', '/some/sub/path/../../../read/']) {
      expect((await ask(mounted.url, target)).status, target).toBe(404);
    }
  });

  it('refuses a port that is taken', async () => {
    await expect(serve(folder, { port: Number(new URL(root.url).port) })).rejects.toThrow('EADDRINUSE');
  });

  it('is gone once closed', async () => {
    const { url, close } = await serve(folder);
    await close();
    await expect(ask(url, '/')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('mediaType', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['a.b/deck.JS', 'text/javascript; charset=utf-8'],
    ['deck.css', 'text/css; charset=utf-8'],
    ['plex.woff2', 'font/woff2'],
    ['icon.svg', 'image/svg+xml; charset=utf-8'],
    ['slides.pdf', 'application/pdf'],
    ['talk.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['README', 'application/octet-stream'],
  ])('%s is %s', (file, type) => {
    expect(mediaType(file)).toBe(type);
  });
});
