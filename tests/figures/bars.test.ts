import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bars, barsForLoader, longest } from '../../src/figures/bars/data.ts';
import type { Block } from '../../src/figures/figure.ts';
import { in2019 } from '../fixtures.ts';

const table = (rows: readonly (readonly string[])[], head = ['', 'Time, native = 1', 'Kind']): Block => ({
  kind: 'table',
  head,
  rows,
});

const read = (rows: readonly (readonly string[])[]) => bars.read([table(rows)], in2019);

const speed = read([
  ['Native', '1', ''],
  ['Full software', '2–10, or worse', 'software'],
  ['Hardware assisted', '1.001–1.015', 'hardware'],
]).data;
if (!speed) throw new Error('The table of these tests cannot be read');

test('reads numbers, ranges and the words after them', () => {
  expect(speed.counts).toBe('Time, native = 1');
  expect(speed.bars.map(({ from, to, kind }) => [from, to, kind])).toEqual([
    [1, 1, ''],
    [2, 10, 'software'],
    [1.001, 1.015, 'hardware'],
  ]);
  expect(longest(speed)).toBe(10);
});

describe('reports', () => {
  test.each([
    ['words without a number', [['a', 'many', '']], [0, 1, 1]],
    ['a range from the end', [['a', '10–2', '']], [0, 1, 1]],
    ['a number in another notation', [['a', '1.5.2', '']], [0, 1, 1]],
    ['an unknown kind', [['a', '1', 'magic']], [0, 1, 2]],
    ['nothing to draw', [['a', '0', '']], [0, 1, 1]],
    ['no row', [], [0]],
    [
      'equal names',
      [
        ['a', '1', ''],
        ['A', '2', ''],
      ],
      [0, 2, 0],
    ],
  ] as const)('%s', (_name, rows, at) => {
    expect(read(rows).problems?.[0]?.at).toEqual(at);
  });

  test('a column too many', () => {
    expect(bars.read([table([['a', '1', '2']], ['', 'One', 'Two'])], in2019).problems?.[0]?.found).toBe('3 columns');
  });
});

test('the sentence names all bars, or the chosen one', () => {
  expect(bars.describe({ chosen: undefined }, speed, 'then')).toBe(
    'Time, native = 1: Native, 1; Full software, 2–10, or worse; Hardware assisted, 1.001–1.015.',
  );
  expect(bars.describe({ chosen: 1 }, speed, 'then')).toBe('Time, native = 1: Full software, 2–10, or worse.');
});

test('each state has one name', () => {
  for (const text of ['', ...barsForLoader.examples(speed)]) {
    const state = bars.decode(text, speed);
    expect(state && bars.encode(state, speed)).toBe(text);
  }
  expect(bars.decode('none', speed)).toBeUndefined();
});

test('any two numbers in order are a range', () => {
  const number = fc.integer({ min: 0, max: 1_000_000 }).map((value) => value / 100);
  fc.assert(
    fc.property(number, number, (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other) + 0.01];
      const { data } = read([['a', `${from} – ${to.toFixed(2)}`, '']]);
      expect(data?.bars[0]?.from).toBe(from);
      expect(data?.bars[0]?.to).toBeCloseTo(to);
    }),
  );
});
