import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxes } from '../../src/figures/boxes/data.ts';
import { boxesIn } from '../../src/figures/boxes/model.ts';
import { comparison } from '../../src/figures/comparison/data.ts';
import { type Block, type Figure, slug } from '../../src/figures/figure.ts';
import { gdbSession } from '../../src/figures/gdb-session/data.ts';
import { guestTypes } from '../../src/figures/guest-types/data.ts';
import { figures } from '../../src/figures/index.ts';
import { supportMatrix } from '../../src/figures/support-matrix/data.ts';
import { timeLine } from '../../src/figures/time-line/data.ts';
import { formatAddress, parseAddress } from '../../src/live/address.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { write } from '../../src/pages/write.ts';
import { in2019, sourcesOf } from '../fixtures.ts';

describe('slug of a label', () => {
  test.each([
    ['HVM + PV drivers', 'hvm-pv-drivers'],
    ['x86_64', 'x86-64'],
    ['נגן', 'נגן'],
    ['データ構造', 'データ構造'],
    ['ภาพอื่นๆ', 'ภาพอื่นๆ'],
    ['Ядро Linux', 'ядро-linux'],
    ['می‌خواهم', 'میخواهم'],
    ['हिन्दी', 'हिन्दी'],
    ['Gro\u0308\u00dfe', 'gr\u00f6\u00dfe'],
    ['İstanbul', 'i̇stanbul'],
    ['🚀 Launch', 'launch'],
    ['(\u0301a)', 'a'],
    ['٣', '٣'],
  ])('%s', (label, word) => {
    expect(slug(label)).toBe(word);
  });

  test('is empty for symbols, emoji and combining marks alone', () => {
    for (const label of ['🚀', '?', '。。。', '———', '\u0301', '\u200b', '👨‍👩‍👧']) expect(slug(label)).toBe('');
  });
});

/** Labels of all scripts; some differ only in invisible characters, case or punctuation. */
const label = fc
  .oneof(
    fc.constantFrom(
      ...['נגן', 'שכבה', 'データ', '構造', 'Ядро', 'ядро', 'Größe', 'Gro\u0308\u00dfe', 'ไทย', 'می‌خواهم', 'میخواهم'],
      ...[
        'हिन्दी',
        '한국어',
        '42',
        '0xff',
        'hop-1',
        'zoom',
        'differences',
        'row-a',
        'a b',
        'A-B',
        '🚀',
        '１',
        'İ',
        'i̇',
        'ß',
      ],
      ...['Xen, 2019', 'Xen, today', 'xen', 'Xen, 2020', '名'.repeat(90), `${'名'.repeat(90)}前`],
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  // Normalized like the text of blocks.
  .map((text) => text.replaceAll(/\s+/g, ' ').trim().normalize('NFC'));
const labels = fc.array(label, { minLength: 2, maxLength: 5 });

const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({ kind: 'table', head, rows });
const item = (text: string, ...items: readonly string[]) => ({
  text,
  items: items.map((one) => ({ text: one, items: [] })),
});

interface Case<Data, State> {
  readonly figure: Figure<Data, State>;
  readonly blocks: (names: readonly string[]) => readonly Block[];
  /** The state that a reader gets by choosing a name. */
  readonly states: (data: Data) => readonly State[];
}

/** For any names, each state round-trips through a unique text, also in an address, or is reported. */
function expectFound<Data, State>({ figure, blocks, states }: Case<Data, State>): number {
  let drawn = 0;
  const check = figures.find(({ name }) => name === figure.name);
  fc.assert(
    fc.property(labels, (names) => {
      const { problems = [], examples = [] } = check?.check(blocks(names), in2019) ?? {};
      const { data } = figure.read(blocks(names), in2019);
      if (!data || problems.length > 0) {
        expect(problems).not.toEqual([]);
        for (const { found, expected } of problems) expect([found, expected]).not.toContain('');
        return;
      }
      drawn += 1;
      const all = states(data);
      const texts = all.map((state) => figure.encode(state, data));
      expect(new Set(texts).size).toBe(texts.length);
      for (const [index, text] of texts.entries()) {
        expect(figure.decode(text, data)).toEqual(all[index]);
        expect(check?.check(blocks(names), in2019).isState(text)).toBe(true);
        const address = { id: 'x', step: 1, states: [text] };
        expect(parseAddress(formatAddress(address))).toEqual(address);
        // As browsers encode it in the address.
        expect(parseAddress(new URL(formatAddress(address), 'https://example.org/').hash)).toEqual(address);
      }
      for (const text of examples) expect(figure.decode(text, data)).toBeDefined();
    }),
    { numRuns: 300 },
  );
  return drawn;
}

describe('names of all scripts have states, or are reported', () => {
  test('comparison', () => {
    const drawn = expectFound({
      figure: comparison,
      blocks: (names) => [
        table(
          ['', 'A', 'B'],
          names.map((name) => [name, '1', '2']),
        ),
      ],
      states: ({ rows }) =>
        [...new Set(rows.map(({ name }) => name))].map((row) => ({ row, differences: false, grouped: false })),
    });
    expect(drawn).toBeGreaterThan(50);
  });

  test('guest-types', () => {
    const drawn = expectFound({
      figure: guestTypes,
      blocks: (names) => [
        table(
          ['', 'Job'],
          names.map((name) => [name, 'software']),
        ),
      ],
      states: ({ types }) => types.map((_, chosen) => ({ chosen })),
    });
    expect(drawn).toBeGreaterThan(50);
  });

  test('support-matrix', () => {
    const drawn = expectFound({
      figure: supportMatrix,
      blocks: ([first = '', ...names]) => [
        table(
          ['', first, 'on A'],
          names.map((name) => [name, 'yes', 'no']),
        ),
      ],
      states: ({ rows, circumstances }) => [
        ...[...new Set(rows.map(({ name }) => name))].map((row) => ({ row, columns: [0] })),
        ...circumstances.map((_, column) => ({ row: undefined, columns: [column] })),
      ],
    });
    expect(drawn).toBeGreaterThan(50);
  });

  test('boxes', () => {
    const drawn = expectFound({
      figure: boxes,
      blocks: (names) => [{ kind: 'list', items: [item('Stack', ...names.map((name) => `${name} (guest): what`))] }],
      states: ({ machines }) => {
        const names = machines.flatMap(({ rows }) => boxesIn(rows).map(({ name }) => name));
        return [...new Set(names)].map((name) => ({ kind: 'chosen' as const, box: slug(name) }));
      },
    });
    expect(drawn).toBeGreaterThan(50);
  });

  test('gdb-session', () => {
    const drawn = expectFound({
      figure: gdbSession,
      blocks: (names) => [
        { kind: 'code', lines: ['(gdb) print', ...names] },
        { kind: 'list', items: names.map((name) => item(`${name}: what`)) },
      ],
      states: ({ facts }) =>
        facts.flatMap(({ term }) => [
          { typed: undefined, term },
          { typed: 1, term },
        ]),
    });
    expect(drawn).toBeGreaterThan(50);
  });

  test('time-line', () => {
    const drawn = expectFound({
      figure: timeLine,
      blocks: (names) => [
        table(
          ['Date', 'Lane', 'What'],
          names.map((name) => ['2019-03', name, 'x']),
        ),
      ],
      states: ({ events }) => events.map(({ id }) => ({ chosen: id, zoom: false })),
    });
    expect(drawn).toBeGreaterThan(50);
  });
});

test('reports names with equal slugs, with their locations', () => {
  const places = (name: string, ...blocks: readonly Block[]) =>
    figures
      .find((one) => one.name === name)
      ?.check(blocks, in2019)
      .problems.map(({ at }) => at.join());
  expect(
    places(
      'comparison',
      table(
        ['', 'A', 'B'],
        [
          ['A b, 2019', '1', '2'],
          ['a-B, today', '1', '2'],
        ],
      ),
    ),
  ).toEqual(['0,2,0']);
  expect(places('support-matrix', table(['', 'dom0'], [['dom0', 'yes']]))).toEqual(['0,0,1']);
  expect(
    places(
      'support-matrix',
      table(
        ['', 'on A'],
        [
          ['A b, 2019', 'no'],
          ['a-B, today', 'yes'],
        ],
      ),
    ),
  ).toEqual(['0,2,0']);
  expect(
    places(
      'support-matrix',
      table(['', ...'abcdef'.split('').map((one) => one.repeat(80))], [['x', ...Array<string>(6).fill('no')]]),
    ),
  ).toEqual(['0,0']);
  expect(places('boxes', { kind: 'list', items: [item('S', 'A b (guest)', 'a-B (guest)')] })).toEqual(['0,0,1']);
});

test('a numeric term is not a command number', () => {
  const { data } = gdbSession.read(
    [
      { kind: 'code', lines: ['$ a 1', '$ 0xff'] },
      { kind: 'list', items: [item('1: what'), item('0xff: what')] },
    ],
    in2019,
  );
  expect(data && ['1', ',1', '2,1', '0xff', ','].map((text) => gdbSession.decode(text, data))).toEqual([
    { typed: 1, term: undefined },
    { typed: undefined, term: '1' },
    { typed: 2, term: '1' },
    { typed: undefined, term: '0xff' },
    undefined,
  ]);
});

test('accepts states in NFC and NFD and writes NFC to the page', async () => {
  const text = [
    '# Talk\n\n:::boxes{state="נגן" steps="gro\u0308\u00dfe | データ構造" print=ядро}',
    '- Stack\n  - נגן (guest)\n  - Gr\u00f6\u00dfe (program)\n  - データ構造 (kernel)\n  - Ядро (hardware)\n:::',
  ].join('\n');
  const { talk, messages } = await loadTalk(sourcesOf(text));
  expect(messages).toEqual([]);
  const html = talk?.slides.map(({ body }) => write(body)).join('') ?? '';
  expect(html).toContain('state="נגן" steps="נגן|gr\u00f6\u00dfe|データ構造" print="ядро"');
});
