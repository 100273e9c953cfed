/** Instructions, one at a time: against a model in BigInt, and at the edges of their operands. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { immediateB, immediateI, immediateJ, immediateS, immediateU } from '../../src/machine/decode.ts';
import { newMachine, run, type Machine } from '../../src/machine/machine.ts';
import { RAM_BASE } from '../../src/machine/memory.ts';
import * as a from './assemble.ts';
import { PROGRAM_TRACES } from './digests.ts';
import { randomProgram } from './random-program.ts';
import { digestOf, machineOf, traceDigest } from './trace.ts';

const keys = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[];

/** Runs the words, with x1 and x2 set. */
function execute(words: readonly number[], x1 = 0, x2 = 0, steps = words.length): Machine {
  const machine = newMachine(a.assemble(words));
  machine.hart.x[1] = x1;
  machine.hart.x[2] = x2;
  run(machine, steps);
  return machine;
}

const x3 = ({ hart }: Machine) => hart.x[3];

const signed = (value: number | bigint) => BigInt.asIntN(32, BigInt(value));
const unsigned = (value: number | bigint) => BigInt.asUintN(32, BigInt(value));
const isSmaller = (isSo: boolean) => (isSo ? 1n : 0n);

/** What each gives, by the manual; the result is cut to 32 bits. */
const MODEL: Record<a.RegisterName, (s: bigint, t: bigint) => bigint> = {
  add: (s, t) => s + t,
  sub: (s, t) => s - t,
  sll: (s, t) => s << (t & 31n),
  slt: (s, t) => isSmaller(s < t),
  sltu: (s, t) => isSmaller(unsigned(s) < unsigned(t)),
  xor: (s, t) => s ^ t,
  srl: (s, t) => unsigned(s) >> (t & 31n),
  sra: (s, t) => s >> (t & 31n),
  or: (s, t) => s | t,
  and: (s, t) => s & t,
  mul: (s, t) => s * t,
  mulh: (s, t) => (s * t) >> 32n,
  mulhsu: (s, t) => (s * unsigned(t)) >> 32n,
  mulhu: (s, t) => (unsigned(s) * unsigned(t)) >> 32n,
  div: (s, t) => (t === 0n ? -1n : s / t),
  divu: (s, t) => (t === 0n ? -1n : unsigned(s) / unsigned(t)),
  rem: (s, t) => (t === 0n ? s : s % t),
  remu: (s, t) => (t === 0n ? s : unsigned(s) % unsigned(t)),
};

const LOWEST = -0x80000000;
const HIGHEST = 0x7fffffff;
const EDGES = [
  0,
  1,
  -1,
  2,
  -2,
  15,
  16,
  31,
  32,
  33,
  0xffff,
  0x10000,
  -0x10000,
  HIGHEST,
  HIGHEST - 1,
  LOWEST,
  LOWEST + 1,
];
const operand = fc.oneof(fc.integer({ min: LOWEST, max: HIGHEST }), fc.constantFrom(...EDGES));
const runs = { numRuns: 500 };

describe('arithmetic between registers', () => {
  test.each(keys(a.REGISTER))('%s, as in the model', (name) => {
    const expectSame = (x1: number, x2: number) => {
      const result = x3(execute([a.register(name, 3, 1, 2)], x1, x2));
      expect(result).toBe(Number(signed(MODEL[name](signed(x1), signed(x2)))));
    };
    for (const x1 of EDGES) for (const x2 of EDGES) expectSame(x1, x2);
    fc.assert(fc.property(operand, operand, expectSame), runs);
  });
});

describe('arithmetic with a constant', () => {
  test.each(keys(a.IMMEDIATE))('%s, as in the model', (name) => {
    const other = { sltiu: 'sltu', slti: 'slt', addi: 'add', xori: 'xor', ori: 'or', andi: 'and' } as const;
    const shifts = { slli: 'sll', srli: 'srl', srai: 'sra' } as const;
    const model = MODEL[{ ...other, ...shifts }[name]];
    const constant = a.isShift(name) ? fc.integer({ min: 0, max: 31 }) : fc.integer({ min: -2048, max: 2047 });
    fc.assert(
      fc.property(operand, constant, (x1, value) => {
        expect(x3(execute([a.immediate(name, 3, 1, value)], x1))).toBe(
          Number(signed(model(signed(x1), BigInt(value)))),
        );
      }),
      runs,
    );
  });
});

test.each<[a.RegisterName, number, number, number]>([
  ['mul', LOWEST, LOWEST, 0],
  ['mul', 0x10001, 0x10001, 0x20001],
  ['mulh', LOWEST, LOWEST, 0x40000000],
  ['mulh', LOWEST, -1, 0],
  ['mulh', -1, -1, 0],
  ['mulhu', -1, -1, -2],
  ['mulhsu', -1, -1, -1],
  ['mulhsu', LOWEST, -1, LOWEST],
  ['mulhsu', HIGHEST, -1, HIGHEST - 1],
  ['div', 7, 0, -1],
  ['div', LOWEST, -1, LOWEST],
  ['div', -7, 2, -3],
  ['div', 7, -2, -3],
  ['divu', 7, 0, -1],
  ['divu', -1, 1, -1],
  ['divu', LOWEST, -1, 0],
  ['rem', 7, 0, 7],
  ['rem', LOWEST, -1, 0],
  ['rem', -7, 2, -1],
  ['rem', 7, -2, 1],
  ['remu', LOWEST, -1, LOWEST],
  ['remu', -7, 0, -7],
  ['sll', 1, 33, 2],
  ['sra', LOWEST, 31, -1],
  ['srl', LOWEST, 31, 1],
  ['sra', LOWEST, 32, LOWEST],
  ['slt', LOWEST, HIGHEST, 1],
  ['sltu', LOWEST, HIGHEST, 0],
  ['sub', LOWEST, 1, HIGHEST],
])('%s of %i and %i is %i', (name, x1, x2, result) => {
  expect(x3(execute([a.register(name, 3, 1, 2)], x1, x2))).toBe(result);
});

test.each<[keyof typeof a.LOAD, number, number]>([
  ['lb', 0x80, -128],
  ['lb', 0x7f, 127],
  ['lbu', 0x80, 128],
  ['lh', 0x8000, -32768],
  ['lh', 0x7fff, 32767],
  ['lhu', 0x8000, 32768],
  ['lw', 0x80000000, LOWEST],
])('%s of 0x%x is %i', (name, stored, loaded) => {
  for (const offset of [0, 1, 2, 3])
    expect(x3(execute([a.store('sw', 2, 1, offset), a.load(name, 3, 1, offset)], RAM_BASE + 0x100, stored))).toBe(
      loaded,
    );
});

test.each(keys(a.STORE))('%s leaves what is beside it', (name) => {
  const width = { sb: 1, sh: 2, sw: 4 }[name];
  const { memory } = execute([a.store(name, 2, 1, -3)], RAM_BASE + 0x103, 0x11223344);
  expect([...memory.bytes.slice(0xfe, 0x106)]).toEqual(
    [0, 0, 0x44, 0x33, 0x22, 0x11, 0, 0].map((byte, index) => (index < 2 + width ? byte : 0)),
  );
});

test.each(keys(a.BRANCH))('%s goes where the model goes', (name) => {
  const model = {
    beq: (s: bigint, t: bigint) => s === t,
    bne: (s: bigint, t: bigint) => s !== t,
    blt: (s: bigint, t: bigint) => s < t,
    bge: (s: bigint, t: bigint) => s >= t,
    bltu: (s: bigint, t: bigint) => unsigned(s) < unsigned(t),
    bgeu: (s: bigint, t: bigint) => unsigned(s) >= unsigned(t),
  }[name];
  const offset = fc.integer({ min: 1, max: 1023 }).map((words) => 4 * words);
  fc.assert(
    fc.property(operand, fc.oneof(operand, fc.constant(undefined)), offset, (x1, other, bytes) => {
      const x2 = other ?? x1;
      const { hart } = execute([a.branch(name, 1, 2, bytes)], x1, x2);
      expect(hart.pc - RAM_BASE).toBe(model(signed(x1), signed(x2)) ? bytes : 4);
    }),
    runs,
  );
});

test('jumps, and keeps where it came from', () => {
  expect(execute([a.jal(3, 0x1000)]).hart).toMatchObject({ pc: RAM_BASE + 0x1000 });
  expect(x3(execute([a.jal(3, 0x1000)]))).toBe((RAM_BASE + 4) | 0);
  // The lowest bit is left out; the register jumped by may be the one that is set.
  const { hart } = execute([a.jalr(1, 1, 5)], RAM_BASE + 0x200);
  expect([hart.pc, hart.x[1]]).toEqual([RAM_BASE + 0x204, (RAM_BASE + 4) | 0]);
});

test('x0 stays zero, whatever is written to it', () => {
  const { hart } = execute([a.addi(0, 1, 1), a.lui(0, 0x1000), a.jal(0, 4), a.load('lw', 0, 1, 0)], RAM_BASE);
  expect(hart.x[0]).toBe(0);
});

test('constants are read as they are written', () => {
  const twelve = fc.integer({ min: -2048, max: 2047 });
  fc.assert(
    fc.property(twelve, twelve, fc.integer(), fc.integer({ min: -524288, max: 524287 }), (small, half, large, far) => {
      expect(immediateI(a.load('lw', 31, 31, small))).toBe(small);
      expect(immediateS(a.store('sw', 31, 31, small))).toBe(small);
      expect(immediateB(a.branch('bne', 31, 31, 2 * half))).toBe(2 * half);
      expect(immediateU(a.lui(31, large)) | 0).toBe((large & 0xfffff000) | 0);
      expect(immediateJ(a.jal(31, 2 * far))).toBe(2 * far);
    }),
    runs,
  );
});

test('programs by chance do what they do in QEMU', () => {
  const digests = Array.from({ length: PROGRAM_TRACES.programs }, (_, seed) => {
    const program = randomProgram(seed);
    return traceDigest(machineOf(program), program.steps);
  });
  expect(digestOf(digests)).toBe(PROGRAM_TRACES.digest);
});
