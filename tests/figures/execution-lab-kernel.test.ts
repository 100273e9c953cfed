import { describe, expect, test } from 'vitest';
import { executionLab, executionLabForLoader } from '../../src/figures/execution-lab/data.ts';
import type { Block } from '../../src/figures/figure.ts';
import { in2019 } from '../fixtures.ts';

const head = ['Rounds', 'Console', 'Software', 'Traps', 'Hardware'];
const tableOf = (rows: readonly (readonly string[])[]): Block => ({ kind: 'table', head, rows });
const read = (rows: readonly (readonly string[])[]) => executionLab.read([tableOf(rows)], in2019);

const { data } = read([
  ['2,000', 'serial port', '1,000', '100', '50'],
  ['2,000', 'paravirtual', '1,000', '90', '4'],
  ['none', 'serial port', '1,000', '500', '250'],
  ['none', 'paravirtual', '1,000', '400', '8'],
]);
if (data?.kind !== 'kernel') throw new Error('The counts of these tests cannot be read');

test('each row is a state; the first is the one in the beginning', () => {
  expect(data.rows.map(({ text }) => text)).toEqual(['', '2-000,paravirtual', 'none', 'none,paravirtual']);
  for (const row of data.rows) expect(executionLab.decode(executionLab.encode(row, data), data)).toBe(row);
});

test.each(['2-000', 'paravirtual', 'none,', '1', 'foreign'])('"%s" is no state', (text) => {
  expect(executionLab.decode(text, data)).toBeUndefined();
});

test.each([
  [
    '',
    'Rounds: 2,000, serial port. Instructions for which software acts: Software 1,000, 1 in 1; Traps 100, 1 in 10; Hardware 50, 1 in 20.',
  ],
  [
    'none,paravirtual',
    'Rounds: none, paravirtual console. Instructions for which software acts: Software 1,000, 1 in 1; Traps 400, 1 in 3; Hardware 8, 1 in 125.',
  ],
])('the sentence of "%s"', (text, sentence) => {
  const row = executionLab.decode(text, data);
  expect(row && executionLab.describe(row, data, 'then')).toBe(sentence);
});

describe('reports invalid content with its location', () => {
  test.each([
    ['no row', [], [[0]]],
    ['another console', [['1', 'screen', '9', '8', '7']], [[0, 1, 1]]],
    [
      'no numbers, and more exits than instructions',
      [
        ['1', 'serial port', '9', '', '-1'],
        ['1', 'paravirtual', '9', '10', 'many'],
      ],
      [
        [0, 1, 3],
        [0, 1, 4],
        [0, 2, 3],
        [0, 2, 4],
      ],
    ],
  ])('%s', (_, rows, places) => {
    expect(read(rows).problems?.map(({ at }) => at)).toEqual(places);
  });

  test.each([
    ['one console alone', [['1', 'serial port', '9', '8', '7']], [[0, 1, 0]]],
    [
      'the same row twice',
      [
        ['1', 'serial port', '9', '8', '7'],
        ['1', 'paravirtual', '9', '8', '7'],
        ['1', 'paravirtual', '9', '8', '7'],
      ],
      [[0, 3, 0]],
    ],
  ])('%s', (_, rows, places) => {
    const { data: kernel } = read(rows);
    expect(kernel && executionLabForLoader.mixedUp?.(kernel).map(({ at }) => at)).toEqual(places);
  });
});
