import { expect, test } from 'vitest';
import { answerIn, ended, saidOfTable } from '../../src/figures/said.ts';

test('rows are sentences, of two columns without a head', () => {
  expect(
    saidOfTable(
      ['Fruit', 'Colour'],
      [
        ['Medlar', 'brown'],
        ['Quince', ''],
      ],
    ),
  ).toEqual(['Fruit, Colour', 'Medlar: brown.', 'Quince.']);
});

test('of more columns with their heads, empty cells left out', () => {
  expect(
    saidOfTable(
      ['', 'A', 'B'],
      [
        ['speed', 'slow', 'fast'],
        ['reach', '', 'far'],
      ],
    ),
  ).toEqual(['A, B', 'speed: A, slow; B, fast.', 'reach: B, far.']);
});

test('a sentence ends once', () => {
  expect(['', 'a', 'a.', 'ano?', '文。', '“a.”', 'int a;'].map(ended)).toEqual([
    '',
    'a.',
    'a.',
    'ano?',
    '文。',
    '“a.”',
    'int a;',
  ]);
});

test('of an answer in a terminal, lines that only cut or close are not said', () => {
  expect(answerIn(['$1 = {', '  head = 0x1, \\', '  len = 2', '}', ''])).toBe('$1 = { head = 0x1, len = 2');
  expect(answerIn([])).toBe('');
});
