import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/figures/figure.ts';
import { changesOf, guestTypes } from '../../src/figures/guest-types/data.ts';
import { kinds } from '../../src/figures/kinds.ts';
import { in2019 } from '../fixtures.ts';

const xen: Block = {
  kind: 'table',
  head: ['', 'Disk', 'Board', 'NetBSD, 2019', 'NetBSD, today'],
  rows: [
    ['HVM', 'software', 'software', 'Yes', 'Yes'],
    ['PVHVM', 'paravirtual', 'software', 'No', 'Yes'],
    ['PV', 'paravirtual', 'paravirtual', 'Yes', 'Yes'],
  ],
};

const { data } = guestTypes.read([xen], in2019);
if (!data) throw new Error('The table of these tests cannot be read');

test('distinguishes job and year columns by their heads', () => {
  expect(data.jobs).toEqual(['Disk', 'Board']);
  expect(data.types[1]).toEqual({
    name: 'PVHVM',
    kinds: ['paravirtual', 'software'],
    support: [
      { year: 'then', head: 'NetBSD, 2019', text: 'No' },
      { year: 'today', head: 'NetBSD, today', text: 'Yes' },
    ],
  });
});

test('lists the differences from the type above', () => {
  expect([0, 1, 2].map((at) => changesOf(at, data))).toEqual([
    [],
    [{ job: 0, from: 'software', to: 'paravirtual' }],
    [{ job: 1, from: 'software', to: 'paravirtual' }],
  ]);
});

describe('the sentence', () => {
  test.each([
    ['', 'then', '3 types, from HVM to PV.'],
    ['hvm', 'then', 'HVM: software: “Disk”, “Board”. NetBSD, 2019: Yes.'],
    ['pvhvm', 'today', 'PVHVM: against HVM, “Disk” goes from software to paravirtual. NetBSD, today: Yes.'],
  ] as const)('of "%s" in %s', (text, year, sentence) => {
    const state = guestTypes.decode(text, data);
    expect(state && guestTypes.describe(state, data, year)).toBe(sentence);
  });
});

describe('reports invalid content with its location', () => {
  test.each([
    ['nothing', [], [[]]],
    ['two blocks', [xen, xen], [[1]]],
    ['a corner with words', [{ ...xen, head: ['Type', 'Disk'] }], [[0, 0, 0]]],
    ['one type', [{ ...xen, rows: [['HVM', 'software', 'software', '', '']] }], [[0]]],
    [
      'no job',
      [
        {
          kind: 'table',
          head: ['', 'NetBSD, 2019'],
          rows: [
            ['a', ''],
            ['b', ''],
          ],
        },
      ],
      [[0, 0]],
    ],
    [
      'another word, and a missing cell',
      [
        {
          ...xen,
          rows: [
            ['a', 'Software', 'native'],
            ['b', 'native'],
          ],
        },
      ],
      [
        [0, 1, 1],
        [0, 2, 2],
      ],
    ],
    [
      'names that differ in signs alone',
      [
        {
          ...xen,
          rows: [
            ['a b', 'native', 'native'],
            ['A-B', 'native', 'native'],
          ],
        },
      ],
      [[0, 2, 0]],
    ],
  ] as readonly (readonly [string, readonly Block[], readonly (readonly number[])[]])[])('%s', (_, blocks, places) => {
    expect(guestTypes.read(blocks, in2019).problems?.map(({ at }) => at)).toEqual(places);
  });
});

test('every state round-trips through its text', () => {
  const tables = fc
    .uniqueArray(fc.stringMatching(/^[A-Z]{1,6}( \+ [a-z]{1,6})?$/), {
      minLength: 2,
      maxLength: 8,
      selector: (name) => name.toLowerCase(),
    })
    .chain((names) =>
      fc.tuple(
        fc.constant(names),
        fc.array(fc.constantFrom(...kinds), { minLength: names.length, maxLength: names.length }),
        fc.option(fc.nat(names.length - 1), { nil: undefined }),
      ),
    );
  fc.assert(
    fc.property(tables, ([names, does, chosen]) => {
      const rows = names.map((name, row) => [name, does[row] ?? 'native']);
      const read = guestTypes.read([{ kind: 'table', head: ['', 'Job'], rows }], in2019).data;
      expect(read && guestTypes.decode(guestTypes.encode({ chosen }, read), read)).toEqual({ chosen });
    }),
  );
});
