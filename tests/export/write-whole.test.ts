import { mkdtemp, readdir, readFile, rm, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeTogether, writeWhole } from '../../src/export/write-products.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-whole-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = new TextEncoder().encode('new');

test('replaces a file, creates parent folders and leaves no temporary files', async () => {
  const file = join(folder, 'deep', 'slides.pdf');
  await writeWhole(file, new Uint8Array(9));
  await writeWhole(file, bytes);
  expect(await readFile(file, 'utf8')).toBe('new');
  expect(await readdir(join(folder, 'deep'))).toEqual(['slides.pdf']);
});

test('changes nothing when interrupted', async () => {
  const file = join(folder, 'slides.pdf');
  await writeWhole(file, new Uint8Array(9));
  await expect(writeTogether([{ file, bytes }], AbortSignal.abort())).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['slides.pdf']);
  expect(await readFile(file)).toHaveLength(9);
});

test('replaces several files only after all are written', async () => {
  const [file, other] = [join(folder, 'slides.pdf'), join(folder, 'slides.pdf', 'handout.pdf')];
  await writeWhole(file, new Uint8Array(9));
  await expect(
    writeTogether([
      { file, bytes },
      { file: other, bytes },
    ]),
  ).rejects.toThrow();
  expect(await readFile(file)).toHaveLength(9);
});

test('rolls back replaced files when a later one fails', async () => {
  const [slides, fresh, handout] = [join(folder, 'slides.pdf'), join(folder, 'fresh.pdf'), join(folder, 'handout.pdf')];
  await writeWhole(slides, new Uint8Array(9));
  await mkdir(join(handout, 'in-the-way'), { recursive: true });
  await expect(writeTogether([slides, fresh, handout].map((file) => ({ file, bytes })))).rejects.toThrow();
  expect(await readFile(slides)).toHaveLength(9);
  expect((await readdir(folder)).sort()).toEqual(['handout.pdf', 'slides.pdf']);
});

test('changes nothing on failure', async () => {
  await mkdir(join(folder, 'slides.pdf', 'in-the-way'), { recursive: true });
  await expect(writeWhole(join(folder, 'slides.pdf'), bytes)).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['slides.pdf']);
});
