import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { decode, readSources, type Sources } from '../../src/loader/read.ts';
import { report } from '../../src/loader/report.ts';
import { casesOf, fixturePath } from '../fixtures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Symbolic links of a case stand in `links.json`: not every checkout can have them. */
async function readCase(name: string): Promise<Sources> {
  const given = fixturePath('read', name, 'slides');
  const list = fixturePath('read', name, 'links.json');
  if (!existsSync(list)) return readSources(given);
  const place = await mkdtemp(join(tmpdir(), 'links-'));
  await cp(given, join(place, 'slides'), { recursive: true });
  const links = JSON.parse(await readFile(list, 'utf8')) as Record<string, string>;
  for (const [link, target] of Object.entries(links)) await symlink(target, join(place, 'slides', link));
  const sources = await readSources(join(place, 'slides'));
  await rm(place, { recursive: true });
  return sources;
}

describe('read', () => {
  test.each(casesOf('read'))('%s', async (name) => {
    const sources = await readCase(name);
    const { talk, messages } = await loadTalk(sources);
    expect(talk).toBeUndefined();
    await expect(`${report(messages, sources)}\n`).toMatchFileSnapshot(fixturePath('read', name, 'messages.txt'));
  });

  test('drops a byte order mark and turns all line ends into one', () => {
    expect(decode(bytes('\uFEFFa\r\nb\rc\n'))).toEqual({ text: 'a\nb\nc\n' });
  });

  test('tells the first faulty byte by line and column', () => {
    expect(decode(Uint8Array.of(0x61, 0x0a, 0x62, 0xff, 0x63))).toMatchObject({ fault: { line: 2, column: 2 } });
  });
});

describe('symbolic links', () => {
  test('are followed: of files, of folders, one behind the other, and of the slides folder itself', async () => {
    const place = await mkdtemp(join(tmpdir(), 'links-'));
    const at = (name: string) => join(place, name);
    await mkdir(at('real'));
    await mkdir(at('photos/deep'), { recursive: true });
    for (const [name, text] of [
      ['real/talk.yaml', 'title: x'],
      ['elsewhere.md', '# One'],
      ['photos/deep/a.png', ''],
    ] as const)
      await writeFile(at(name), text);
    const links = {
      'real/01.md': 'two',
      two: 'elsewhere.md',
      'real/pictures': 'photos',
      'real/up': 'real',
      slides: 'real',
    };
    for (const [link, target] of Object.entries(links)) await symlink(at(target), at(link));
    const sources = await readSources(at('slides'));
    expect(sources.files).toEqual([{ path: 'slides/01.md', text: '# One' }]);
    expect([...sources.pictures]).toEqual(['pictures/deep/a.png']);
    expect(sources.messages).toEqual([]);
    await rm(place, { recursive: true });
  });
});
