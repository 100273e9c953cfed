import { describe, expect, test } from 'vitest';
import { columnsOf, sizesOf } from '../../src/render/fit.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { sourcesOf } from '../fixtures.ts';

const slideOf = async (text: string) => {
  const { talk } = await loadTalk(sourcesOf(`# Talk\n\n---\n\n${text}`));
  const slide = talk?.slides[1]?.slide;
  if (!slide) throw new Error('The slide has a mistake');
  return slide;
};

const code = (lines: number, columns = 10, meta = '') =>
  `\`\`\`c ${meta}\n${Array.from({ length: lines }, () => 'x'.repeat(columns)).join('\n')}\n\`\`\``;

describe('the size of listings', () => {
  test.each([
    ['a few short lines', code(3), 38],
    ['some lines', code(11), 30],
    ['few lines', code(14), 24],
    ['one line more', code(15), 22],
    ['many lines', code(19), 18],
    ['more than a hall can read', code(40), 18],
    ['as wide as the stage', code(1, 76), 24],
    ['two columns more', code(1, 78), 22],
    ['as wide as the smallest', code(1, 102), 18],
    ['wide, with numbers', code(1, 74, 'numbers'), 22],
    ['words above', `Some words.\n\n${code(13)}`, 22],
    ['two of them share the room', `${code(7)}\n\n${code(7)}`, 22],
    ['in a column', `::::columns\n:::column\n${code(2, 40)}\n:::\n\n:::column\nWords.\n:::\n::::`, 20],
  ] as const)('%s', async (_name, body, size) => {
    expect(sizesOf(await slideOf(`## Title\n\n${body}`)).code).toBe(size);
  });
});

describe('the size of tables', () => {
  const table = (rows: number, words: string) =>
    [
      '| | One | Two |',
      '| --- | --- | --- |',
      ...Array.from({ length: rows }, () => `| row | ${words} | ${words} |`),
    ].join('\n');
  const long = 'a cell of so many words that it takes two lines at the larger size';

  test.each([
    ['few rows', table(6, 'short'), 30],
    ['as many as there is room for', table(9, 'short'), 30],
    ['one row more', table(10, 'short'), 24],
    ['long cells', table(6, long), 24],
    ['words above', `${'Some words. '.repeat(30)}\n\n${table(6, 'short')}`, 24],
  ] as const)('%s', async (_name, body, size) => {
    expect(sizesOf(await slideOf(`## Title\n\n${body}`)).table).toBe(size);
  });
});

test('counts columns like a terminal', () => {
  expect(columnsOf('int a;')).toBe(6);
  expect(columnsOf('a\tb')).toBe(9);
  expect(columnsOf('構造')).toBe(4);
  expect(columnsOf('e\u0301')).toBe(1);
  expect(columnsOf('🚀')).toBe(2);
});
