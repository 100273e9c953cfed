import { strFromU8, unzipSync } from 'fflate';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { committed, main } from '../../src/export/release-command.ts';
import { readFiles, releaseOf, sha256 } from '../../src/site/files.ts';
import { zipOf } from '../../src/export/zip.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const made = new Map(
  Object.entries({
    '.built-from': '0',
    'index.html': '<p>',
    's/größe/index.html': 'ä',
    'slides.pdf': '%PDF',
    'dark.pdf': '%PDF',
  }).map(([path, text]) => [path, Buffer.from(text)]),
);
const release = releaseOf(made, Buffer.from('BSD'));
const date = new Date('2020-02-14T03:04:05Z');

describe('a release', () => {
  it('contains the site in a folder and the products beside it, and no files of other commands', () => {
    expect([...release.keys()]).toEqual([
      'LICENSE',
      'site/index.html',
      'site/s/größe/index.html',
      'site/slides.pdf',
      'slides.pdf',
      'SHA256SUMS',
    ]);
  });

  it('lists the checksum of each file in the format of sha256sum', () => {
    const sums = strFromU8(release.get('SHA256SUMS') ?? new Uint8Array());
    const others = [...release].filter(([path]) => path !== 'SHA256SUMS');
    expect(sums).toBe(others.map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join(''));
  });
});

describe('the archive', () => {
  it('round-trips', () => {
    const found = Object.entries(unzipSync(zipOf(release, { folder: 'talk', date })));
    expect(found.map(([path]) => path)).toEqual([...release.keys()].map((path) => `talk/${path}`));
    for (const [path, bytes] of found) expect(Buffer.from(bytes)).toEqual(release.get(path.replace('talk/', '')));
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('has the same bytes in time zone %s', (zone) => {
    vi.stubEnv('TZ', 'UTC');
    const here = zipOf(release, { folder: 'talk', date });
    vi.stubEnv('TZ', zone);
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
    expect(zipOf(release, { folder: 'talk', date })).toEqual(here);
  });

  it('accepts a date before 1980', () => {
    expect(() => zipOf(release, { folder: 'talk', date: new Date(0) })).not.toThrow();
  });
});

it('reads files sorted by path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  await mkdir(join(folder, 'b/c'), { recursive: true });
  for (const path of ['b/c/d', 'b.txt', 'a']) await writeFile(join(folder, path), path);
  const files = await readFiles(folder);
  expect([...files].map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual([
    ['a', 'a'],
    ['b.txt', 'b.txt'],
    ['b/c/d', 'b/c/d'],
  ]);
  await rm(folder, { recursive: true });
});

describe('npm run talk -- release', () => {
  const checkout = { commit: '1a2b3c4', date, isChanged: false };

  it('accepts a clean commit only', () => {
    expect(committed(checkout)).toBe(checkout);
    expect(() => committed({ ...checkout, isChanged: true })).toThrow('not committed');
    expect(() => committed(undefined)).toThrow('made from a commit');
  });

  it('rejects uncommitted slides before doing anything', async () => {
    vi.stubEnv('TALK_SLIDES', tmpdir());
    const error = vi.spyOn(console, 'error').mockReturnValue();
    expect(await main([])).toBe(1);
    expect(error).toHaveBeenCalledWith(expect.stringContaining('made from a commit'));
  });

  it('explains itself, and has no options', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    expect(await main(['--help'])).toBe(0);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('talk.zip'));
    const error = vi.spyOn(console, 'error').mockReturnValue();
    expect(await main(['--fast'])).toBe(2);
    expect(error).toHaveBeenCalledWith(expect.stringContaining('--fast'));
  });
});
