import { cp, lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeIn, productAt, productsIn, recordBuild, recordProducts, sourcesOfSite } from '../../src/setup/made.mjs';
import { clearForBuild, refuseForeign } from '../../src/setup/output-folder.mjs';
import { Problem, root } from '../../src/setup/project.mjs';
import type { Sources } from '../../src/setup/stamp.mjs';

let folder: string;
const at = (name: string) => path.join(folder, name);
const slides = path.join(root, 'slides');

/** Files with their content, links with their targets. */
async function contents(place = folder): Promise<Record<string, string>> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((one) => path.join(one.parentPath, one.name));
  const texts = files.map(async (file) => [
    path.relative(place, file).replaceAll('\\', '/'),
    (await lstat(file)).isSymbolicLink() ? '→' : await readFile(file, 'utf8'),
  ]);
  return Object.fromEntries((await Promise.all(texts)) as [string, string][]);
}

/** All but the record. */
async function others(record = '.built-from'): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await contents()).filter(([name]) => name !== record));
}

const write = async (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(at(name)), { recursive: true });
    await writeFile(at(name), text);
  }
};

const bread: Sources = { talk: 'bread', site: '1', content: '1', program: '1', version: '1' };
const cake: Sources = { talk: 'cake', site: '2', content: '2', program: '1', version: '1' };
const isProduct = (name: string) => /\.pdf$|^notes\./.test(name);

/** What the plugin does, in its order. */
async function build(from: Sources, files: Readonly<Record<string, string>>): Promise<unknown> {
  await refuseForeign(folder, slides);
  const cleared = await clearForBuild(folder, { from, files: ['favicon.svg'], isProduct });
  await write({ 'favicon.svg': 'icon', ...files });
  await recordBuild(folder, { from, files: ['favicon.svg', ...Object.keys(files)] });
  return cleared;
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(await realpath(tmpdir()), 'made-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a build is refused', () => {
  const foreign: [string, () => Promise<unknown>][] = [
    ['somebody’s files', () => write({ 'letter.txt': 'dear' })],
    ['a checkout of something', () => write({ '.git/HEAD': 'ref' })],
    ['a hidden file', () => write({ '.profile': 'x' })],
    ['empty folders', () => mkdir(at('photos'))],
    ['a site of somebody', () => write({ 'index.html': '<p>', 'sw.js': 'self.onfetch = 1', 'assets/a.js': '' })],
    ['PDFs of somebody', () => write({ 'slides.pdf': '%PDF' })],
    ['a record that is none', () => write({ '.built-from': 'not JSON', 'letter.txt': 'dear' })],
    [
      'our products among others',
      async () => {
        await write({ 'letter.txt': 'dear', '.built-from': '{}', 'notes.txt': 'a' });
        await recordProducts([{ file: at('notes.txt'), bytes: Buffer.from('a') }], bread);
      },
    ],
  ];
  it.each(foreign)('into a folder with %s, and changes nothing', async (_, lay) => {
    await lay();
    const before = await contents();
    const refused = refuseForeign(folder, slides);
    await expect(refused).rejects.toThrow(Problem);
    await expect(refused).rejects.toThrow(`the output folder ${folder} is neither empty nor an earlier build`);
    await expect(refused).rejects.toThrow('TALK_OUT=site');
    expect(await contents()).toEqual(before);
  });

  it('into a file, and a link that leads nowhere', async () => {
    await write({ file: '' });
    await symlink(at('gone'), at('link'));
    await expect(refuseForeign(at('file'), slides)).rejects.toThrow(/file is a file\.\n/);
    await expect(refuseForeign(at('link'), slides)).rejects.toThrow('is a link that leads nowhere');
  });

  it.each(['.', '..', 'src', 'src/deck/out', 'public', 'slides', 'slides/out', '/'])('into %s', async (place) => {
    const way = path.resolve(root, place);
    await expect(refuseForeign(way, slides)).rejects.toThrow(/^Nothing was built: .* (?:holds|lies among) the sources/);
  });

  it('into the sources by a link, even with a record of ours there', async () => {
    await write({ 'talk/01.md': '# A', 'talk/.built-from': '{"files":["01.md"],"products":[]}' });
    await symlink(at('talk'), at('site'));
    await expect(refuseForeign(at('site'), at('talk'))).rejects.toThrow('holds the sources');
    await expect(refuseForeign(folder, at('talk'))).rejects.toThrow('holds the sources');
  });

  it('names a folder at home as one writes it', async () => {
    const home = homedir();
    await expect(refuseForeign(home, slides)).rejects.toThrow(/output folder (?:~|\/)/);
  });
});

describe('a build is let', () => {
  it('into a folder that is new, empty, or only has what systems leave', async () => {
    await refuseForeign(at('deep/new'), slides);
    await refuseForeign(folder, slides);
    await write({ '.DS_Store': '' });
    await refuseForeign(folder, slides);
  });

  it('into one of before, by a link as well, and into one that broke off', async () => {
    await build(bread, { 'index.html': '1' });
    await refuseForeign(folder, slides);
    await clearForBuild(folder, { from: bread, files: ['favicon.svg'], isProduct });
    await write({ 'favicon.svg': 'icon' });
    expect(await sourcesOfSite(folder)).toBeUndefined();
    await refuseForeign(folder, slides);
    expect(await build(bread, { 'index.html': '2' })).toEqual({ removed: [], aside: [] });
    const link = `${folder}-link`;
    await symlink(folder, link);
    await refuseForeign(link, slides);
    await rm(link);
  });

  it('where only notes were made', async () => {
    await write({ 'notes.txt': 'a', '.built-from': '{}' });
    await recordProducts([{ file: at('notes.txt'), bytes: Buffer.from('a') }], bread);
    await refuseForeign(folder, slides);
  });

  it('into one of the time before there was a list', async () => {
    const former = {
      'index.html': '<p>',
      'sw.js': 'const TALK={"version":"1","files":{}};',
      'assets/old.js': '',
      's/x/index.html': '',
    };
    await write({ ...former, '.built-from': '0 0', 'slides.pdf': '%PDF', 'mine.txt': 'dear' });
    expect(await build(bread, { 'index.html': '1' })).toEqual({ removed: [], aside: ['mine.txt'] });
    expect(await others()).toEqual({
      'favicon.svg': 'icon',
      'index.html': '1',
      'slides.pdf': '%PDF',
      '.set-aside/mine.txt': 'dear',
    });
  });
});

describe('a build takes away', () => {
  it('its own files alone; what is strange is moved aside, and what is hidden stays', async () => {
    await build(bread, { 'index.html': '1', 'assets/a.js': 'a', 'read/index.html': 'r' });
    await write({
      '.git/HEAD': 'ref',
      '.htaccess': 'x',
      CNAME: 'example.org',
      'assets/mine.js': 'm',
      'blog/a/b.html': 'b',
    });
    expect(await build(bread, { 'index.html': '2' })).toEqual({ removed: [], aside: ['CNAME', 'assets', 'blog'] });
    expect(await others()).toEqual({
      '.git/HEAD': 'ref',
      '.htaccess': 'x',
      '.set-aside/CNAME': 'example.org',
      '.set-aside/assets/mine.js': 'm',
      '.set-aside/blog/a/b.html': 'b',
      'favicon.svg': 'icon',
      'index.html': '2',
    });
    await write({ CNAME: 'second' });
    await build(bread, { 'index.html': '3' });
    expect(await contents()).toMatchObject({ '.set-aside/CNAME': 'example.org', '.set-aside/2/CNAME': 'second' });
  });

  it('nothing outside of its folder, whatever a record says', async () => {
    await write({ 'out/.built-from': '', 'out/a.txt': 'a', 'mine/b.txt': 'b', 'c.txt': 'c' });
    const files = ['../c.txt', '/etc/hostname', 'link/b.txt', 'a.txt', 'x/../a.txt', '', 'C:\\c.txt'];
    await writeFile(at('out/.built-from'), JSON.stringify({ files, products: [] }));
    await symlink(at('mine'), at('out/link'));
    await clearForBuild(at('out'), { from: bread, files: [], isProduct });
    expect(await others('out/.built-from')).toEqual({ 'out/.set-aside/link': '→', 'mine/b.txt': 'b', 'c.txt': 'c' });
  });

  it('the products of another talk, and not those of this one in an older state', async () => {
    await build(bread, { 'index.html': '1' });
    await write({ 'slides.pdf': 'A', 'notes.txt': 'A', 'changed.pdf': 'A', 'strange.pdf': 'S' });
    const bytes = Buffer.from('A');
    await recordProducts(
      [
        { file: at('slides.pdf'), bytes },
        { file: at('changed.pdf'), bytes },
      ],
      bread,
    );
    await recordProducts([{ file: at('notes.txt'), bytes }], cake);
    await writeFile(at('changed.pdf'), 'by hand');

    const edited = { ...bread, content: '3' };
    expect(await build(edited, { 'index.html': '2' })).toEqual({ removed: ['notes.txt'], aside: [] });
    expect((await productAt(at('slides.pdf')))?.from).toEqual(bread);
    expect(await build(cake, { 'index.html': '3' })).toEqual({
      removed: ['slides.pdf'],
      aside: ['changed.pdf', 'strange.pdf'],
    });
    expect(await others()).toEqual({
      '.set-aside/changed.pdf': 'by hand',
      '.set-aside/strange.pdf': 'S',
      'favicon.svg': 'icon',
      'index.html': '3',
    });
  });

  it('nothing of the same talk in another place', async () => {
    await build(bread, {});
    await write({ 'slides.pdf': 'A' });
    await recordProducts([{ file: at('slides.pdf'), bytes: Buffer.from('A') }], bread);
    expect(await build({ ...bread, talk: 'moved' }, {})).toEqual({ removed: [], aside: [] });
  });
});

describe('a product', () => {
  it('is known by its bytes, beside a site and elsewhere', async () => {
    await write({ 'site/.built-from': '{}', 'site/slides.pdf': 'A', 'out/slides.pdf': 'B' });
    for (const [name, text] of [
      ['site', 'A'],
      ['out', 'B'],
    ] as const)
      await recordProducts([{ file: at(`${name}/slides.pdf`), bytes: Buffer.from(text) }], bread);
    expect((await productAt(at('site/slides.pdf')))?.from).toEqual(bread);
    expect((await productAt(at('out/slides.pdf')))?.from).toEqual(bread);
    expect((await productsIn(at('out'))).map(({ file }) => file)).toEqual(['slides.pdf']);
    expect(await readdir(at('out'))).toEqual(['slides.pdf']);
    await writeFile(at('out/slides.pdf'), 'other');
    expect(await productAt(at('out/slides.pdf'))).toBeUndefined();
    expect(await productAt(at('out/gone.pdf'))).toBeUndefined();
  });

  it('keeps its record when the site is copied', async () => {
    await build(bread, { 'index.html': '1' });
    await write({ 'slides.pdf': 'A' });
    await recordProducts([{ file: at('slides.pdf'), bytes: Buffer.from('A') }], bread);
    const copy = at('copy');
    await mkdir(copy);
    for (const name of ['.built-from', 'slides.pdf']) await cp(at(name), path.join(copy, name));
    expect((await productAt(path.join(copy, 'slides.pdf')))?.from).toEqual(bread);
    expect((await madeIn(copy))?.site).toEqual(bread);
  });
});
