import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/figures/figure.ts';
import { decide, supportMatrix, verdicts, withColumn, type Question } from '../../src/figures/support-matrix/data.ts';
import { years } from '../../src/year.ts';
import { in2019 } from '../fixtures.ts';

const xen: Block = {
  kind: 'table',
  head: ['', 'with SMP', 'on i386', 'on amd64'],
  rows: [
    ['dom0, 2019', 'no', 'possible', 'yes, the standard'],
    ['dom0, today', 'yes', 'not known', 'yes'],
    ['domU', 'yes', 'yes', 'yes'],
  ],
};

const { data } = supportMatrix.read([xen], in2019);
if (!data) throw new Error('The table of these tests cannot be read');

describe('the answer', () => {
  test.each([
    ['', 'then', 'I have …'],
    ['dom0', 'then', 'I have dom0…'],
    ['on-amd64', 'then', 'I have on amd64…'],
    ['dom0,on-amd64', 'then', 'In 2019, dom0 on amd64: yes, the standard.'],
    ['dom0,with-smp,on-amd64', 'then', 'In 2019, dom0 with SMP on amd64: no. What decides is “with SMP”.'],
    ['dom0,with-smp,on-i386', 'today', 'As of today, dom0 with SMP on i386: not known. What decides is “on i386”.'],
    ['domu,with-smp,on-i386', 'today', 'As of today, domU with SMP on i386: yes. What decides is “with SMP”.'],
  ] as const)('to "%s" in %s', (text, year, sentence) => {
    const question = supportMatrix.decode(text, data);
    expect(question && supportMatrix.describe(question, data, year)).toBe(sentence);
  });
});

test('a condition replaces the one it excludes, and is toggled off when selected again', () => {
  const all = { row: 'dom0', columns: [0, 1] };
  expect(withColumn(all, 2, data).columns).toEqual([0, 2]);
  expect(withColumn(all, 0, data).columns).toEqual([1]);
  expect(withColumn({ row: undefined, columns: [2] }, 0, data).columns).toEqual([0, 2]);
});

test.each(['dom', 'dom0,', 'on-amd64,dom0', 'dom0,on-i386,on-amd64', 'dom0,on-amd64,on-amd64', ','])(
  '"%s" is no question',
  (text) => {
    expect(supportMatrix.decode(text, data)).toBeUndefined();
  },
);

describe('reports invalid content with its location', () => {
  const plain: Block = { kind: 'table', head: ['', 'on A'], rows: [['x', 'yes']] };
  test.each([
    ['a corner with words', [{ ...plain, head: ['x', 'on A'] }], [[0, 0, 0]]],
    ['no circumstance', [{ ...plain, head: [''], rows: [['x']] }], [[0, 0]]],
    ['no row', [{ ...plain, rows: [] }], [[0]]],
    [
      'no verdict: another word, nothing, a word run on',
      [{ ...plain, rows: [['x', 'maybe'], ['y'], ['z', 'yesterday']] }],
      [
        [0, 1, 1],
        [0, 2, 1],
        [0, 3, 1],
      ],
    ],
    [
      'two rows of a name in one year',
      [
        {
          ...plain,
          rows: [
            ['x', 'yes'],
            ['x, today', 'no'],
          ],
        },
      ],
      [[0, 2, 0]],
    ],
  ] as readonly (readonly [string, readonly Block[], readonly (readonly number[])[]])[])('%s', (_, blocks, places) => {
    expect(supportMatrix.read(blocks, in2019).problems?.map(({ at }) => at)).toEqual(places);
  });
});

const questions = fc
  .record({ row: fc.constantFrom(undefined, 'dom0', 'domU'), presses: fc.array(fc.nat(2), { maxLength: 8 }) })
  .map(({ row, presses }) =>
    presses.reduce<Question>((question, column) => withColumn(question, column, data), { row, columns: [] }),
  );

test('every query round-trips through its text', () => {
  fc.assert(
    fc.property(questions, (question) => {
      expect(supportMatrix.decode(supportMatrix.encode(question, data), data)).toEqual(question);
    }),
  );
});

test('the verdict is the most severe of the selected cells', () => {
  fc.assert(
    fc.property(questions, fc.constantFrom(...years), (question, year) => {
      const decided = decide(question, data, year);
      if (!decided) return;
      for (const column of question.columns) {
        const alone = decide({ ...question, columns: [column] }, data, year);
        expect(verdicts.indexOf(alone?.answer.verdict ?? 'no')).toBeGreaterThanOrEqual(
          verdicts.indexOf(decided.answer.verdict),
        );
      }
    }),
  );
});
