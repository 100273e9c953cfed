import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { alternativeOf } from '../../src/export/image-files.ts';
import { notesText } from '../../src/export/notes/text.ts';
import { spokenOf } from '../../src/export/notes/spoken.ts';
import { excerpt } from '../../src/site/share-page.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { parse } from '../../src/loader/parse.ts';
import { passagesOf } from '../../src/site/search-index.ts';
import { wordsIn, wordsOf, h } from '../../src/trees.ts';
import { sourcesOf } from '../fixtures.ts';

/** Markdown and its plain text. */
const read: readonly (readonly [string, string])[] = [
  ['foo\nbar', 'foo bar'],
  ['foo\\\nbar', 'foo bar'],
  ['foo  \nbar', 'foo bar'],
  ['foo\\\n*bar*', 'foo bar'],
  ['*para*virtual **ized**', 'paravirtual ized'],
  ['foo<!-- not this -->bar', 'foobar'],
  ['foo <!-- not this --> bar', 'foo bar'],
  ['- foo\n- bar', 'foo bar'],
  ['- foo\n\n  bar\n  - baz', 'foo bar baz'],
  ['> foo\n>\n> bar', 'foo bar'],
  ['| foo | bar |\n| - | - |\n| baz | qux |', 'foo bar baz qux'],
  ['```c\nfoo\nbar\n```', 'foo bar'],
  ['foo ![a boot log](boot.png) bar', 'foo a boot log bar'],
  ['foo\nbar\n===', 'foo bar'],
  ['[foo\nbar](#a)', 'foo bar'],
  ['資料の\n文章', '資料の文章'],
];

describe('plain text', () => {
  test.each(read)('of %j', (markdown, words) => {
    const root: Nodes = parse(markdown);
    expect(wordsIn(root)).toBe(words);
  });

  test('of a figure omits pictures', () => {
    expect(wordsIn(parse('a ![log](boot.png) b'), { pictures: false })).toBe('a b');
  });

  test('of a page separates cells, lines and blocks', () => {
    const cells = h('tr', {}, h('td', {}, 'foo'), h('td', {}, 'bar', h('br'), 'baz'));
    expect(wordsOf(h('div', {}, h('table', {}, cells), 'behind'))).toBe('foo bar baz behind');
    expect(wordsOf(h('p', {}, h('em', {}, 'para'), 'virtual', h('img', { alt: ' log' })))).toBe('paravirtual log');
  });
});

test('a title over two lines keeps its words apart everywhere', async () => {
  const { talk, messages } = await loadTalk(
    sourcesOf('Foo\\\nbar\n===\n\nText\n\nNote: One\\\ntwo <!-- secret --> three'),
  );
  expect(messages).toEqual([]);
  const [rendered] = talk?.slides ?? [];
  expect(rendered?.slide).toMatchObject({ id: 'foo-bar', title: 'Foo bar' });
});

test('search, pictures, previews and notes neither join words nor contain comments', async () => {
  const text = [
    '# Start\n\nbravo\\\ncharlie <!-- secret --> delta\n\n- echo\n\n  foxtrot\n- golf\n\n| hotel | india |\n| - | - |\n| juliet | kilo |',
    '\n\n```c\nlima\nmike\n```\n\n> november\n>\n> oscar\n\nNote: papa\\\nquebec <!-- secret --> romeo\n',
  ].join('');
  const { talk, messages } = await loadTalk(sourcesOf(text));
  expect(messages).toEqual([]);
  if (!talk) throw new Error('The talk was not loaded.');
  const [rendered] = talk.slides;
  if (!rendered) throw new Error('The slide was not loaded.');

  const passages = passagesOf(talk).map((passage) => passage.text);
  const notes = notesText(spokenOf({ ...talk, version: undefined }));
  const all = [...passages, alternativeOf(rendered, 0), excerpt(rendered.slide), notes].join('\n');
  const words = [...all.matchAll(/[A-Za-z]+/g)].map(([word]) => word);
  const known = new Set(
    'bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo'.split(
      ' ',
    ),
  );
  expect([...known].filter((word) => !words.includes(word))).toEqual([]);
  expect(words.filter((word) => [...known].some((one) => word !== one && word.includes(one)))).toEqual([]);
  expect(all).not.toContain('secret');
  expect(excerpt(rendered.slide)).toBe('bravo charlie delta; echo; foxtrot; golf; november; oscar');
});
