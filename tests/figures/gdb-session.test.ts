import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/figures/figure.ts';
import { gdbSession } from '../../src/figures/gdb-session/data.ts';
import { piecesOf } from '../../src/figures/gdb-session/tokens.ts';
import { commandAt } from '../../src/figures/session.ts';
import { in2019 } from '../fixtures.ts';

const code: Block = {
  kind: 'code',
  lines: ['# First:', '(gdb) break sys_open', 'Breakpoint 1', '(gdb) ptype struct mbuf', 'struct mbuf {', '}'],
};
const facts = (...texts: string[]): Block => ({ kind: 'list', items: texts.map((text) => ({ text, items: [] })) });

const { data } = gdbSession.read([code, facts('mbuf: network data', 'sys_open: the system call')], in2019);
if (!data) throw new Error('The session of these tests cannot be read');

test('the output of a command ends at the next command', () => {
  expect(data.lines.map((_, line) => commandAt(line, data))).toEqual([0, 1, 1, 2, 2, 2]);
  expect(data.commands.map(({ text }) => text)).toEqual(['break sys_open', 'ptype struct mbuf']);
});

test('a fact is placed at the first whole-word occurrence of its term', () => {
  expect(data.facts.map(({ term, line, from }) => ({ term, line, from }))).toEqual([
    { term: 'sys_open', line: 1, from: 12 },
    { term: 'mbuf', line: 3, from: 19 },
  ]);
});

describe('the sentence', () => {
  test.each([
    ['', '2 commands.'],
    ['0', '2 commands, before the first.'],
    ['2', 'Command 2 of 2: ptype struct mbuf. struct mbuf {'],
    ['1,mbuf', 'mbuf: network data.'],
  ])('of "%s"', (text, sentence) => {
    const screen = gdbSession.decode(text, data);
    expect(screen && gdbSession.describe(screen, data, 'then')).toBe(sentence);
  });
});

test.each(['3', '01', '1,', ',mbuf', 'mbufs', '1,mbuf,1', '-1'])('"%s" is no screen', (text) => {
  expect(gdbSession.decode(text, data)).toBeUndefined();
});

describe('reports invalid content with its location', () => {
  test.each([
    ['nothing', [], [[]]],
    ['a list alone', [facts('a: b')], [[0]]],
    ['no command', [{ kind: 'code', lines: ['x'] }], [[0]]],
    ['a third block', [code, facts('mbuf: x'), facts('mbuf: x')], [[2]]],
    [
      'no term, a word that is not there, a part of one',
      [code, facts('mbuf', 'nfs: x', 'buf: x')],
      [
        [1, 0],
        [1, 1],
        [1, 2],
      ],
    ],
    ['a word inside of another', [code, facts('break sys_open: x', 'sys_open: y')], [[1]]],
  ] as readonly (readonly [string, readonly Block[], readonly (readonly number[])[]])[])('%s', (_, blocks, places) => {
    expect(gdbSession.read(blocks, in2019).problems?.map(({ at }) => at)).toEqual(places);
  });
});

test('every screen round-trips through its text', () => {
  const screens = fc.record({
    typed: fc.constantFrom(undefined, 0, 1, 2),
    term: fc.constantFrom(undefined, 'mbuf', 'sys_open'),
  });
  fc.assert(
    fc.property(screens, (screen) => {
      expect(gdbSession.decode(gdbSession.encode(screen, data), data)).toEqual(screen);
    }),
  );
});

test('splitting a line at its terms preserves the line and each term', () => {
  const tokens = fc.array(
    fc.record({ colour: fc.constantFrom('', 't-type'), text: fc.stringMatching(/^[a-z ]{1,8}$/) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const cuts = tokens.chain((all) => {
    const line = all.map(({ text }) => text).join('');
    const terms = fc
      .uniqueArray(fc.nat(line.length), { maxLength: 6 })
      .map((ends) => ends.sort((a, b) => a - b))
      .map((ends) =>
        ends.flatMap((from, index) => {
          const until = ends[index + 1];
          return index % 2 === 0 && until !== undefined ? [{ term: line.slice(from, until), from }] : [];
        }),
      );
    return fc.tuple(fc.constant(all), fc.constant(line), terms);
  });
  fc.assert(
    fc.property(cuts, ([all, line, terms]) => {
      const pieces = piecesOf(all, terms);
      const textOf = (piece: (typeof pieces)[number]) => piece.tokens.map(({ text }) => text).join('');
      expect(pieces.map(textOf).join('')).toBe(line);
      const named = pieces.filter(({ term }) => term !== undefined);
      expect(named.map(textOf)).toEqual(terms.map(({ term }) => term));
    }),
  );
});
