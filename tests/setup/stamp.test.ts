import { cp, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { differenceOf, presentSources, stampOf, type Sources } from '../../src/setup/stamp.mjs';

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stamp-test-'));
  await mkdir(at('slides/pictures'), { recursive: true });
  await mkdir(at('src'));
  await writeFile(at('slides/01.md'), '# One');
  await writeFile(at('slides/pictures/a.svg'), '<svg/>');
  await writeFile(at('src/index.html'), '<p>');
  await writeFile(at('vite.config.ts'), 'export default {}');
});

afterEach(() => rm(folder, { recursive: true }));

describe('stampOf', () => {
  it('stays the same when only times or the place change', async () => {
    const before = await stampOf(folder, 'slides');
    await utimes(at('slides/01.md'), 1, 1);
    expect(await stampOf(folder, 'slides')).toBe(before);
    for (const name of ['slides', 'src', 'vite.config.ts']) await cp(at(name), at(`copy/${name}`), { recursive: true });
    expect(await stampOf(at('copy'), 'slides')).toBe(before);
  });

  const changes: [string, () => Promise<void>][] = [
    ['a slide', () => writeFile(at('slides/01.md'), '# Two')],
    ['a picture beside the slides', () => writeFile(at('slides/pictures/a.svg'), '<svg></svg>')],
    ['a new file', () => writeFile(at('slides/02.md'), '')],
    ['a name', () => rename(at('slides/01.md'), at('slides/02.md'))],
    ['the program', () => writeFile(at('src/index.html'), '<div>')],
    ['the configuration', () => writeFile(at('vite.config.ts'), 'export default { base: "" }')],
    ['the versions of the packages', () => writeFile(at('package-lock.json'), '{}')],
  ];
  it.each(changes)('changes with %s', async (_, change) => {
    const before = await stampOf(folder, 'slides');
    await change();
    expect(await stampOf(folder, 'slides')).not.toBe(before);
  });

  it('tells one talk from another', async () => {
    await cp(at('slides'), at('other'), { recursive: true });
    expect(await stampOf(folder, 'other')).not.toBe(await stampOf(folder, 'slides'));
  });

  it('does not mind what lies elsewhere, nor what the type checker leaves', async () => {
    const before = await stampOf(folder, 'slides');
    await writeFile(at('README.md'), 'words');
    await writeFile(at('src/tsconfig.tsbuildinfo'), '{}');
    expect(await stampOf(folder, 'slides')).toBe(before);
  });
});

describe('what the loader passes over', () => {
  it('plays no part', async () => {
    const [before, products] = [await stampOf(folder, 'slides'), await presentSources(at('slides'))];
    for (const name of ['README.md', '_02.md', '02.draft.md', 'drafts/02.md', 'node_modules/a.md', '.venv/a.js']) {
      await mkdir(path.dirname(at(`slides/${name}`)), { recursive: true });
      await writeFile(at(`slides/${name}`), '# Other');
      expect(await stampOf(folder, 'slides'), name).toBe(before);
    }
    expect(await presentSources(at('slides'))).toEqual(products);
  });

  it('counts in the program, where such names mean nothing', async () => {
    const before = await stampOf(folder, 'slides');
    await writeFile(at('src/_part.md'), 'words');
    expect(await stampOf(folder, 'slides')).not.toBe(before);
  });
});

describe('links are followed', () => {
  const linked: [string, () => Promise<void>, () => Promise<void>][] = [
    [
      'a file',
      async () => {
        await writeFile(at('elsewhere.md'), '# Three');
        await symlink(at('elsewhere.md'), at('slides/03.md'));
      },
      () => writeFile(at('elsewhere.md'), '# Four'),
    ],
    [
      'a folder by two links',
      async () => {
        await mkdir(at('photos'));
        await writeFile(at('photos/a.png'), 'a');
        await symlink(at('photos'), at('link'));
        await symlink(at('link'), at('slides/photos'));
      },
      () => writeFile(at('photos/a.png'), 'b'),
    ],
    [
      'the slides folder itself',
      async () => {
        await rename(at('slides'), at('real'));
        await symlink(at('real'), at('slides'));
      },
      () => writeFile(at('real/01.md'), '# Two'),
    ],
  ];
  it.each(linked)('of %s', async (_, link, change) => {
    await link();
    const before = await stampOf(folder, 'slides');
    await change();
    expect(await stampOf(folder, 'slides')).not.toBe(before);
  });

  it('and end, where they lead in a circle or to nothing', async () => {
    const before = await stampOf(folder, 'slides');
    await symlink(at('slides'), at('slides/pictures/up'));
    await symlink(folder, at('slides/all'));
    await symlink(at('slides/self'), at('slides/self'));
    await symlink(at('gone'), at('slides/gone.md'));
    expect(await stampOf(folder, 'slides')).toBe(before);
  });
});

describe('presentSources', () => {
  it('is the same however the folder is written, and names no folder of this machine', async () => {
    const [one, other] = await Promise.all([
      presentSources('tests/fixtures/tiny-talk'),
      presentSources(path.resolve('tests/fixtures/tiny-talk/')),
    ]);
    expect(one).toEqual(other);
    expect((await presentSources(at('slides'))).talk).toMatch(/^slides#[0-9a-f]{8}$/);
  });

  it('tells what products show from what only the build looks at', async () => {
    const before = await presentSources(at('slides'));
    await writeFile(at('slides/published.txt'), 'one');
    await writeFile(at('slides/.hidden'), '');
    const after = await presentSources(at('slides'));
    expect(after.content).toBe(before.content);
    expect(after.site).not.toBe(before.site);
  });
});

describe('differenceOf', () => {
  const made: Sources = { talk: 'bread', site: '1', content: '1', program: '1', version: '1' };
  it.each([
    [made, undefined],
    [{ ...made, talk: 'moved#12345678' }, undefined],
    [undefined, 'is of unknown sources'],
    [{ ...made, content: '2' }, 'is older than the slides'],
    [{ ...made, content: '2', talk: 'cake#12345678' }, 'is of another talk, in cake'],
    [{ ...made, program: '2' }, 'was made by another state of the program'],
    [{ ...made, version: '2' }, 'names another commit'],
  ])('%j', (from, text) => {
    expect(differenceOf(from, made)?.text).toBe(text);
  });
});
