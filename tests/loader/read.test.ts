import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { decode, readSources, type Sources } from '../../src/loader/read.ts';
import { report } from '../../src/loader/report.ts';
import { casesOf, fixturePath } from '../fixtures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** The symbolic links of a case are listed in `links.json`, because not every checkout supports them. */
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

  test('drops the byte order mark and normalizes line endings', () => {
    expect(decode(bytes('\uFEFFa\r\nb\rc\n'))).toEqual({ text: 'a\nb\nc\n' });
  });

  test('reports the line and column of the first invalid byte', () => {
    expect(decode(Uint8Array.of(0x61, 0x0a, 0x62, 0xff, 0x63))).toMatchObject({ fault: { line: 2, column: 2 } });
  });
});

describe('files that are not slides', () => {
  const readWith = async (names: readonly string[]): Promise<Sources> => {
    const place = await mkdtemp(join(tmpdir(), 'beside-'));
    for (const name of ['slides/01.md', ...names.map((one) => `slides/${one}`)]) {
      await mkdir(dirname(join(place, name)), { recursive: true });
      await writeFile(join(place, name), '# One');
    }
    const sources = await readSources(join(place, 'slides'));
    await rm(place, { recursive: true });
    return sources;
  };

  test.each([
    ...['README.md', 'readme.md', 'ReadMe.markdown', 'README.MD', 'README.ja.md', 'README-pt_BR.md'],
    ...['LICENSE.md', 'Licence.md', 'COPYING.md', 'CHANGELOG.md', 'contributing.md'],
    ...['_02.md', '_.MD', '02.draft.md', '02.Draft.mdx', '_drafts/02.md', 'pictures/README.md', 'pictures/a.draft.md'],
    ...['node_modules/a/b.md', 'pictures/node_modules/b.md', '.git/b.md', '.venv/lib/b.md', 'pictures/.trash/b.md'],
  ])('%s is passed over without a word', async (name) => {
    const { files, messages } = await readWith([name]);
    expect(files.map(({ path }) => path)).toEqual(['slides/01.md']);
    expect(messages).toEqual([]);
  });

  test.each([
    '02-readme.md',
    'readme-first.md',
    'licenses.md',
    '02_draft.md',
    '02-draft.md',
    'draft.md',
    'a.drafts.md',
  ])('%s is slides', async (name) => {
    const { files, messages } = await readWith([name]);
    expect(files.map(({ path }) => path)).toContain(`slides/${name}`);
    expect(messages).toEqual([]);
  });

  test('reports a folder with Markdown once, as a warning', async () => {
    const { messages } = await readWith(['old/1.md', 'old/2.md', 'old/deep/3.md', 'talks/4.MD', 'pictures/a.png']);
    expect(messages.map(({ code, place, warning }) => [code, place.file, warning])).toEqual([
      ['folder-unread', 'slides/old', true],
      ['folder-unread', 'slides/talks', true],
    ]);
  });

  test('reads pictures from every folder that is not hidden', async () => {
    const { pictures, photographed } = await readWith(['_a/1.png', '.b/2.png', '.pictures/one.png']);
    expect([...pictures]).toEqual(['_a/1.png']);
    expect([...photographed]).toEqual(['one']);
  });
});

describe('symbolic links', () => {
  test('are followed: to files, to folders, in chains, and of the slides folder itself', async () => {
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
