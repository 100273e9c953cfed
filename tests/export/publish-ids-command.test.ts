import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/export/publish-ids-command.ts';

let slides = '';
const listed = () => readFile(join(slides, 'published.txt'), 'utf8');

beforeEach(async () => {
  slides = await mkdtemp(join(tmpdir(), 'slides-'));
  await cp('tests/fixtures/tiny-talk', slides, { recursive: true });
  vi.stubEnv('TALK_SLIDES', slides);
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(slides, { recursive: true });
});

test('appends all ids, and changes nothing the second time', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  expect(await main([])).toBe(0);
  expect(log).toHaveBeenCalledWith(expect.stringContaining('added brot, teig, vier-zutaten, zutaten, programm'));
  const list = await listed();
  expect(list.split('\n').slice(1)).toEqual(['brot', 'teig', 'vier-zutaten', 'zutaten', 'programm', '']);
  expect(await main([])).toBe(0);
  expect(log).toHaveBeenLastCalledWith(expect.stringContaining('lacks no id'));
  expect(await listed()).toBe(list);
});

test('publishes nothing while a published id is dangling', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  await writeFile(join(slides, 'published.txt'), 'sauerteig\n');
  expect(await main([])).toBe(1);
  expect(error).toHaveBeenCalledWith(expect.stringMatching(/published\.txt:1:1 {2}id-vanished\n[^]*Nothing published/));
  expect(await listed()).toBe('sauerteig\n');
});

test('reports wrong usage with its own exit code', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  expect(await main(['xen'])).toBe(2);
  expect(error).toHaveBeenCalledWith(expect.stringContaining('npm run talk -- ids'));
});
