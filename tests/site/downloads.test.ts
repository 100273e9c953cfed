import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadName, downloadsIn } from '../../src/site/downloads.ts';
import { recordBuild, recordProducts } from '../../src/setup/made.mjs';

const from = { talk: 'a talk', site: 'a site', content: 'a content', program: 'a program', version: 'a version' };
const named = (name: string, title: string) => ({ author: { name }, title });
const meta = {
  ...named('Ada Lovelace', 'A Talk'),
  event: 'Event',
  date: '2019-03-20',
  place: 'Here',
  language: 'en',
  slot: 600,
  licence: 'MIT',
};

test.each([
  ['Kamil Rytarowski', 'NetBSD: a Status Report', 'rytarowski-netbsd-a-status-report-slides.pdf'],
  ['Åsa Öberg', 'Größe & Maß', 'öberg-größe-maß-slides.pdf'],
  ['山田太郎', '構成', '山田太郎-構成-slides.pdf'],
  ['../..', '/', 'slides.pdf'],
])('of %s, “%s”, the slides are called %s', (author, title, wanted) => {
  expect(downloadName(named(author, title), 'slides.pdf')).toBe(wanted);
});

test('only what we have made of the same sources is linked to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'downloads-'));
  try {
    // The record of a built site lies in its folder.
    await recordBuild(folder, { from, files: [] });
    expect(await downloadsIn(folder, from, meta)).toEqual([]);
    const made = ['slides.pdf', 'handout.pdf', 'talk.html'].map((name) => ({
      file: join(folder, name),
      bytes: Buffer.from(name),
    }));
    for (const { file, bytes } of made) await writeFile(file, bytes);
    await recordProducts(made.slice(0, 1), from);
    await recordProducts(made.slice(1, 2), { ...from, content: 'an older content' });
    expect(await downloadsIn(folder, from, meta)).toEqual([
      { kind: 'slides', file: 'slides.pdf', name: 'lovelace-a-talk-slides.pdf', bytes: 10 },
    ]);
    await writeFile(join(folder, 'slides.pdf'), 'somebody else’s');
    expect(await downloadsIn(folder, from, meta)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
