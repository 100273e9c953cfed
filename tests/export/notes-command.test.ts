import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { main } from '../../src/export/notes-command.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('writes both files, with the version', async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  vi.stubEnv('TALK_SLIDES', 'tests/fixtures/tiny-talk');
  const folder = await mkdtemp(join(tmpdir(), 'notes-'));
  expect(await main(['--output', folder])).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(['notes.md', 'notes.txt']);
  for (const file of ['notes.md', 'notes.txt'])
    expect(await readFile(join(folder, file), 'utf8')).toContain('Erst rühren, dann warten.');
  await rm(folder, { recursive: true });
});

it('reports errors in the slides and writes nothing', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  vi.stubEnv('TALK_SLIDES', 'tests/fixtures/none');
  expect(await main([])).toBe(1);
  expect(error).toHaveBeenCalledWith(expect.stringContaining('No notes written.'));
});

it.each([[['--out', 'x']], [['x']]])('rejects %j as wrong usage', async (args) => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  expect(await main(args)).toBe(2);
  expect(error).toHaveBeenCalledWith(expect.stringContaining('npm run talk -- notes'));
});

it('prints help', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  expect(await main(['--help'])).toBe(0);
  expect(log).toHaveBeenCalledWith(expect.stringContaining('notes.txt'));
});
