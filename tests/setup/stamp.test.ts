import { cp, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stampOf } from '../../src/setup/stamp.mjs';

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
