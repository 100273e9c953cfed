import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparison, shownRows } from '../../src/figures/comparison/data.ts';
import type { Block } from '../../src/figures/figure.ts';
import type { Year } from '../../src/year.ts';
import { in2019 } from '../fixtures.ts';

const engines: Block = {
  kind: 'table',
  head: ['', 'Group', 'HAXM', 'NVMM'],
  rows: [
    ['Processors', 'Hardware', 'Intel', 'AMD and Intel'],
    ['Hosts, 2019', 'System', 'Windows', 'NetBSD'],
    ['Machines', 'Hardware', '64', '128'],
    ['Hosts, today', 'System', 'none', 'NetBSD'],
    ['Devices', 'System', 'QEMU', 'QEMU'],
  ],
};

const { data } = comparison.read([engines], in2019);
if (!data) throw new Error('The table of these tests cannot be read');

const whole = { row: undefined, differences: false, grouped: false };
const names = (view: Partial<typeof whole>, year: Year = 'then') =>
  shownRows({ ...whole, ...view }, data, year).map(({ label }) => label);

test('selects the rows of a year', () => {
  expect(names({})).toEqual(['Processors', 'Hosts, 2019', 'Machines', 'Devices']);
  expect(names({}, 'today')).toEqual(['Processors', 'Machines', 'Hosts, today', 'Devices']);
});

test('omits equal rows and keeps groups together', () => {
  expect(names({ differences: true })).toEqual(['Processors', 'Hosts, 2019', 'Machines']);
  expect(names({ grouped: true })).toEqual(['Processors', 'Machines', 'Hosts, 2019', 'Devices']);
});

test('keeps the highlighted row even if it is equal', () => {
  const view = comparison.decode('row-devices,differences', data);
  expect(view && shownRows(view, data, 'then').map(({ name }) => name)).toContain('Devices');
});

describe('the sentence', () => {
  test.each([
    ['', 'then', 'HAXM and NVMM: they differ in 3 of 4 rows.'],
    ['row-hosts', 'today', 'Hosts, today: HAXM, none; NVMM, NetBSD.'],
    ['row-devices', 'then', 'Devices: QEMU, the same for HAXM and NVMM.'],
  ] as const)('of "%s" in %s', (text, year, sentence) => {
    const view = comparison.decode(text, data);
    expect(view && comparison.describe(view, data, year)).toBe(sentence);
  });
});

test.each(['row-', 'row-host', 'row-hosts-2019', 'differences,differences', 'row-hosts,row-machines', 'all', ','])(
  '"%s" is no state',
  (text) => {
    expect(comparison.decode(text, data)).toBeUndefined();
  },
);

describe('reports invalid content with its location', () => {
  const plain: Block = { kind: 'table', head: ['', 'A', 'B'], rows: [['x', '1', '2']] };
  test.each([
    ['a corner with words', [{ ...plain, head: ['x', 'A', 'B'] }], [[0, 0, 0]]],
    ['one thing', [{ ...plain, head: ['', 'A'], rows: [['x', '1']] }], [[0, 0]]],
    ['no rows', [{ ...plain, rows: [] }], [[0]]],
    [
      'an empty cell and a missing one',
      [
        {
          ...plain,
          rows: [
            ['x', '', '2'],
            ['y', '1'],
          ],
        },
      ],
      [
        [0, 1, 1],
        [0, 2, 2],
      ],
    ],
    [
      'two rows of a name in one year',
      [
        {
          ...plain,
          rows: [
            ['x', '1', '2'],
            ['x, 2019', '1', '2'],
          ],
        },
      ],
      [[0, 2, 0]],
    ],
  ] as readonly (readonly [string, readonly Block[], readonly (readonly number[])[]])[])('%s', (_, blocks, places) => {
    expect(comparison.read(blocks, in2019).problems?.map(({ at }) => at)).toEqual(places);
  });
});

test('every state round-trips through its text', () => {
  const views = fc.record({
    row: fc.constantFrom(undefined, ...data.rows.map(({ name }) => name)),
    differences: fc.boolean(),
    grouped: fc.boolean(),
  });
  fc.assert(
    fc.property(views, (view) => {
      expect(comparison.decode(comparison.encode(view, data), data)).toEqual(view);
    }),
  );
});
