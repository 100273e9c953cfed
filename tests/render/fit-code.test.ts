import { describe, expect, test } from 'vitest';
import { codeSizeOf, columnsOf } from '../../src/render/fit-code.ts';
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
    expect(codeSizeOf(await slideOf(`## Title\n\n${body}`))).toBe(size);
  });

  test('the layout `code` has room for more lines', async () => {
    expect(codeSizeOf(await slideOf(`::slide{layout=code}\n\n## Title\n\n${code(15)}`))).toBe(24);
  });
});

test('counts columns like a terminal', () => {
  expect(columnsOf('int a;')).toBe(6);
  expect(columnsOf('a\tb')).toBe(9);
  expect(columnsOf('構造')).toBe(4);
  expect(columnsOf('e\u0301')).toBe(1);
  expect(columnsOf('🚀')).toBe(2);
});
