import { describe, expect, test } from 'vitest';
import { figures } from '../../src/figures/index.ts';
import { dated, inYear, ofOtherYears } from '../../src/figures/dated.ts';
import type { Block } from '../../src/figures/figure.ts';

const in2027 = { talkYear: '2027' };

describe('a label', () => {
  test.each([
    ['QEMU, 2027', 'QEMU', 'then'],
    ['QEMU, today', 'QEMU', 'today'],
    ['QEMU,  Today', 'QEMU', 'today'],
    ['QEMU', 'QEMU', undefined],
    ['QEMU, 2019', 'QEMU, 2019', undefined],
    ['QEMU 2027', 'QEMU 2027', undefined],
    [', 2027', ', 2027', undefined],
  ] as const)('%s in a talk of 2027', (label, name, year) => {
    expect(dated(label, in2027)).toEqual({ name, year });
  });

  test('of any year counts as the talk’s while that is unknown', () => {
    expect(dated('QEMU, 2019', { talkYear: undefined })).toEqual({ name: 'QEMU', year: 'then' });
  });
});

const places = (labels: readonly string[]) => ofOtherYears(labels, in2027, (index) => [index]).map(({ at }) => at[0]);

test('reports a year of another talk beside one of this talk; alone it is part of the name', () => {
  expect(places(['QEMU, 2019', 'QEMU, today'])).toEqual([0]);
  expect(places(['QEMU, 2027', 'QEMU, 2019', 'Xen, 2026'])).toEqual([1, 2]);
  expect(places(['QEMU, 2019', 'QEMU (2020)'])).toEqual([]);
  expect(places(['QEMU, 2027', 'QEMU, today', 'Windows (2019)'])).toEqual([]);
});

test('the message says what to write', () => {
  const [problem] = ofOtherYears(['QEMU, 2019', 'QEMU, today'], in2027, (index) => [index]);
  expect(problem?.found).toBe('QEMU, 2019');
  expect(problem?.expected).toBe(
    '`QEMU, 2027`, the talk’s year, or `QEMU, today`; where the year is part of the name, `QEMU (2019)`',
  );
});

describe('a talk of 2027', () => {
  const named = (name: string) => {
    const figure = figures.find((one) => one.name === name);
    if (!figure) throw new Error(`There is no figure ${name}`);
    return figure;
  };
  const matrix: Block = {
    kind: 'table',
    head: ['', 'on amd64'],
    rows: [
      ['QEMU, 2027', 'no'],
      ['QEMU, today', 'yes'],
    ],
  };

  test('uses its own year in sentences, search text and alternative text', () => {
    const figure = named('support-matrix');
    expect(figure.check([matrix], in2027).problems).toEqual([]);
    expect(figure.words([matrix], ['', 'qemu,on-amd64'], in2027)[1]).toEqual(['In 2027, QEMU on amd64: no.']);
    expect(figure.picture([matrix], 'qemu,on-amd64', in2027)).toEqual([
      'In 2027, QEMU on amd64: no.',
      'on amd64',
      'QEMU | no',
    ]);
  });

  test('hides rows of today in its own year', () => {
    expect(inYear(matrix, 'then', in2027)).toEqual({ ...matrix, rows: [['QEMU', 'no']] });
    expect(inYear(matrix, 'today', in2027)).toEqual({ ...matrix, rows: [['QEMU', 'yes']] });
  });

  test.each(['comparison', 'support-matrix', 'guest-types'])('refuses rows or columns of 2019 in %s', (name) => {
    const rows: Readonly<Record<string, Block>> = {
      comparison: {
        kind: 'table',
        head: ['', 'A', 'B'],
        rows: [
          ['x, 2019', '1', '2'],
          ['x, today', '1', '2'],
        ],
      },
      'support-matrix': {
        kind: 'table',
        head: ['', 'on A'],
        rows: [
          ['x, 2019', 'no'],
          ['x, today', 'yes'],
        ],
      },
      'guest-types': {
        kind: 'table',
        head: ['', 'Disk', 'x, 2019', 'x, today'],
        rows: [
          ['HVM', 'software', 'a', 'b'],
          ['PV', 'native', 'a', 'b'],
        ],
      },
    };
    const { problems } = named(name).check([rows[name] ?? { kind: 'text', text: '' }], in2027);
    expect(problems.map(({ found }) => found)).toEqual(['x, 2019']);
  });
});
