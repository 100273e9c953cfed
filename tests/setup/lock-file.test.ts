import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isInRange } from '../../src/setup/node-version.mjs';
import { asRecord, parseRecord } from '../../src/setup/records.mjs';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const text = read('package-lock.json');
const manifest = parseRecord(read('package.json'));
const packages = new Map(
  Object.entries(asRecord(parseRecord(text)['packages'])).map(([folder, entry]) => [folder, asRecord(entry)]),
);

/** The systems a speaker may come with, and how packages with native parts name them. */
const systems = [
  'linux-x64-gnu',
  'linux-x64-musl',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64-msvc',
  'win32-arm64-msvc',
];

/** The packages with native parts, each with the beginning of its parts' names. */
const native = new Map([
  ['node_modules/rolldown', 'node_modules/@rolldown/binding-'],
  ['node_modules/lightningcss', 'node_modules/lightningcss-'],
]);

describe('package-lock.json', () => {
  it.each([...native])('holds the parts of %s for every system', (owner, prefix) => {
    const version = packages.get(owner)?.['version'];
    expect(version).toBeTypeOf('string');
    const found = systems.map((system) => [system, packages.get(prefix + system)?.['version']]);
    expect(found).toEqual(systems.map((system) => [system, version]));
  });

  it('has no other native part that a system could lack', () => {
    const known = [...native.values()];
    const others = [...packages]
      .filter(([folder, entry]) => entry['os'] !== undefined && !known.some((prefix) => folder.startsWith(prefix)))
      .map(([folder]) => folder);
    // fsevents watches files on macOS, for which alone it is made. The canvas draws PDF pages for pdfjs-dist, which
    // we only ask for text and structure; it works without.
    expect(others.filter((folder) => !/\/(fsevents|@napi-rs\/canvas-[\w-]+)$/.test(folder))).toEqual([]);
  });

  it('needs no install script', () => {
    // .npmrc forbids them all. fsevents names one, for compiling what its package already brings compiled.
    const scripted = [...packages].filter(([, entry]) => entry['hasInstallScript'] === true).map(([folder]) => folder);
    expect(scripted.filter((folder) => !folder.endsWith('/fsevents'))).toEqual([]);
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  it('names no registry, so that every machine asks its own', () => {
    expect([...packages].filter(([, entry]) => entry['resolved'] !== undefined)).toEqual([]);
    expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  it('has a checksum for every package', () => {
    const bare = [...packages]
      .filter(([folder, entry]) => folder !== '' && entry['inBundle'] !== true && entry['integrity'] === undefined)
      .map(([folder]) => folder);
    expect(bare).toEqual([]);
  });
});

describe('package.json', () => {
  it.each(['dependencies', 'devDependencies'])('pins all %s exactly, as the lock file has them', (kind) => {
    for (const [name, version] of Object.entries(asRecord(manifest[kind]))) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(packages.get(`node_modules/${name}`)?.['version'], name).toBe(version);
    }
  });

  it('names the versions of Node in words that the setup can read', () => {
    const range = String(asRecord(manifest['engines'])['node']);
    expect(isInRange('v20.19.0', range)).toBe(true);
    expect(isInRange('v18.20.8', range)).toBe(false);
  });
});
