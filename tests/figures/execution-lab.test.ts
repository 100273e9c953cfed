import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assisted, emulated, executionLab, kinds, type Program } from '../../src/figures/execution-lab/data.ts';
import type { Block } from '../../src/figures/figure.ts';
import { in2019 } from '../fixtures.ts';

const head = ['Instruction', 'Kind'];
const boot: Block = {
  kind: 'table',
  head,
  rows: [
    ['xor eax, eax', 'plain'],
    ['cpuid', 'sensitive'],
    ['out dx, al', 'device'],
    ['ret', 'plain'],
  ],
};

const { data } = executionLab.read([boot], in2019);
if (data?.kind !== 'program') throw new Error('The program of these tests cannot be read');
const { program } = data;

test('an emulator executes everything; the processor all but instructions that trap', () => {
  expect(emulated(4)).toEqual({ processor: 0, software: 4, exits: 0 });
  expect(assisted(program, 4)).toEqual({ processor: 2, software: 2, exits: 2 });
  expect(assisted(program, 1)).toEqual({ processor: 1, software: 0, exits: 0 });
});

describe('the sentence', () => {
  test.each([
    ['', '4 instructions, about to start.'],
    ['3', 'After 3 of 4: with hardware assistance 1 by the processor, 2 exits.'],
    ['3,foreign', 'After 3 of 4: no hardware assistance, as the host’s processor does not know these instructions.'],
    [
      'driverless',
      '4 instructions, about to start: no hardware assistance, as no driver may ask the processor for it.',
    ],
  ])('of "%s"', (text, sentence) => {
    const run = executionLab.decode(text, data);
    expect(run && executionLab.describe(run, data, 'then')).toBe(sentence);
  });
});

test.each(['0', '5', '01', 'foreign,1', '1,', ',foreign', 'driverless,foreign', '1foreign', 'fast'])(
  '"%s" is no state',
  (text) => {
    expect(executionLab.decode(text, data)).toBeUndefined();
  },
);

describe('reports invalid content with its location', () => {
  test.each([
    ['three columns', [...head, 'Note'], [['a', 'plain', '']], [[0, 0]]],
    ['no instruction', head, [], [[0]]],
    [
      'another kind, no kind, no words',
      head,
      [['a', 'fast'], ['b'], ['', 'plain']],
      [
        [0, 1, 1],
        [0, 2, 1],
        [0, 3, 0],
      ],
    ],
    ['more than a slide can show', head, Array.from({ length: 201 }, () => ['nop', 'plain']), [[0, 201]]],
  ])('%s', (_, names, rows, places) => {
    expect(executionLab.read([{ kind: 'table', head: names, rows }], in2019).problems?.map(({ at }) => at)).toEqual(
      places,
    );
  });
});

const programs: fc.Arbitrary<Program> = fc.array(
  fc.record({ text: fc.constant('nop'), kind: fc.constantFrom(...kinds) }),
  {
    minLength: 1,
    maxLength: 200,
  },
);

test('every state round-trips through its text', () => {
  const runs = programs.chain((program) =>
    fc.tuple(
      fc.constant(program),
      fc.record({
        kind: fc.constant('run' as const),
        done: fc.nat(program.length),
        foreign: fc.boolean(),
        driverless: fc.boolean(),
      }),
    ),
  );
  fc.assert(
    fc.property(runs, ([program, run]) => {
      const lab = { kind: 'program', program } as const;
      expect(executionLab.decode(executionLab.encode(run, lab), lab)).toEqual(run);
    }),
  );
});

test('executes each instruction exactly once', () => {
  fc.assert(
    fc.property(programs, (program) => {
      program.forEach((_, done) => {
        const { processor, software, exits } = assisted(program, done);
        expect(processor + software).toBe(done);
        expect(exits).toBe(software);
      });
    }),
  );
});
