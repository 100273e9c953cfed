import { resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { notesMarkdown } from '../../src/export/notes/markdown.ts';
import { spokenOf } from '../../src/export/notes/spoken.ts';
import { notesText, wrap } from '../../src/export/notes/text.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { isError } from '../../src/loader/messages.ts';
import { readSources } from '../../src/loader/read.ts';
import { collectSources } from '../../src/pages/article/compose/quoted.ts';
import type { Talk } from '../../src/talk.ts';
import { casesOf, fixturePath, readFixture, readIfThere, sourcesOf } from '../fixtures.ts';

const version = { commit: '1a2b3c4d', isChanged: false, date: '2020-02-14T03:00:00Z' };

async function talkOf(sources: ReturnType<typeof sourcesOf>): Promise<Talk> {
  const { talk, messages } = await loadTalk(sources);
  expect(messages.filter(isError)).toEqual([]);
  if (!talk) throw new Error('The talk has errors.');
  return { ...talk, version };
}

describe('the notes', () => {
  test.each(casesOf('notes'))('%s', async (name) => {
    const spoken = spokenOf(
      await talkOf(
        sourcesOf(readFixture('notes', name, 'input.md'), undefined, {
          register: readIfThere('notes', name, 'sources.yaml'),
        }),
      ),
    );
    await expect(notesText(spoken)).toMatchFileSnapshot(fixturePath('notes', name, 'notes.txt'));
    await expect(notesMarkdown(spoken)).toMatchFileSnapshot(fixturePath('notes', name, 'notes.md'));
  });

  it('of this talk number sources like the article and wrap at the line width', async () => {
    const talk = await talkOf(await readSources(resolve('slides'), 'slides'));
    const spoken = spokenOf(talk);
    const numbers = new Map(spoken.slides.flatMap(({ sources }) => sources.map((one) => [one.address, one.number])));
    const article = collectSources(talk)
      .all.filter(({ slides }) => slides.size > 0)
      .map(({ address, number }) => [address, number]);
    expect(Object.fromEntries(numbers)).toEqual(Object.fromEntries(article));
    const long = notesText(spoken)
      .split('\n')
      .filter((line) => line.length > 72 && !/^(?:\[\d+\]| +) http/.test(line));
    expect(long).toEqual([]);
  });
});

describe('wrap', () => {
  it.each([
    ['one two', 7, 'one two'],
    ['one two', 6, 'one\ntwo'],
    ['one  two\nthree', 20, 'one two\nthree'],
    ['a-word-that-is-too-long end', 6, 'a-word-that-is-too-long\nend'],
    ['ten 10\u00A0km', 8, 'ten\n10\u00A0km'],
    ['', 8, ''],
  ])('%j in %i columns', (text, width, lines) => {
    expect(wrap(text, width)).toBe(lines);
  });
});
