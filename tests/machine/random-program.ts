/** Random programs, reproducible by their seed: all of RV32IM, with edge-case operands, and machine-mode traps. */
import { MCAUSE, MEPC, MSCRATCH, MSTATUS, MTVAL, MTVEC, PMPADDR0, PMPCFG0 } from '../../src/machine/csr.ts';
import { RAM_BASE } from '../../src/machine/memory.ts';
import * as a from './assemble.ts';

export interface Program {
  readonly image: Uint8Array;
  /** x0 to x31, and pc. */
  readonly registers: Int32Array;
  readonly steps: number;
}

/** Where the data is, and the register that holds it; two more are the trap handler's. */
const DATA = RAM_BASE + 0x4000;
const BASE = 31;
const [SAVED, REASON] = [30, 29];
/** The register to jump by, which holds nothing but an address in the program. */
const LINK = 1;

const LENGTH = 256;

/** Bytes from the start of the memory that a program may have changed. */
export const PROGRAM_SIZE = 0x8000;

/** Mulberry32: numbers of 32 bits, unsigned. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const EDGES = [0, 1, -1, 2, 31, 32, 0x7fffffff, -0x80000000, -0x7fffffff, 0xffff, 0x10000, 0x5555aaaa];

const keys = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[];

/** Invalid instructions, which are in no extension that QEMU has and we do not. */
const ILLEGAL = [
  0x00000000, 0xffffffff, 0x0000007f, 0x02002013, 0x00003003, 0x00003023, 0x00002063, 0x0000402f, 0x7c001073,
];

export function randomProgram(seed: number): Program {
  const next = chance(seed);
  const below = (limit: number) => next() % limit;
  const pick = <T>(list: readonly T[]): T => {
    const value = list[below(list.length)];
    if (value === undefined) throw new RangeError('Nothing to pick from.');
    return value;
  };
  const rd = () => {
    const target = below(REASON);
    return target === LINK ? 0 : target;
  };
  const rs = () => below(32);
  const offset = () => below(4096) - 2048;
  const kinds: readonly (() => readonly number[])[] = [
    () => [a.register(pick(keys(a.REGISTER)), rd(), rs(), rs())],
    () => [a.register(pick(keys(a.REGISTER)), rd(), rs(), rs())],
    () => [a.immediate(pick(keys(a.IMMEDIATE)), rd(), rs(), offset())],
    () => [a.load(pick(keys(a.LOAD)), rd(), BASE, offset())],
    () => [a.store(pick(keys(a.STORE)), rs(), BASE, offset())],
    () => [a.branch(pick(keys(a.BRANCH)), rs(), rs(), 8)],
    () => [pick([a.lui, a.auipc])(rd(), next())],
    () => [a.jal(rd(), 8)],
    () => [a.auipc(LINK, 0), a.jalr(rd(), LINK, pick([8, 9, 10, 12]))],
    () => [a.csr(pick(keys(a.CSR)), rd(), MSCRATCH, rs())],
    () => [pick([a.ecall, a.fence, a.fenceI, pick(ILLEGAL)])],
    // Where nothing is; at whole words, since QEMU tells of a fault across two by the word's address.
    () => [a.load('lw', rd(), 0, 4 * below(500)), a.store('sw', rs(), 0, 4 * below(500))],
  ];
  const body: number[] = [];
  while (body.length < LENGTH) body.push(...pick(kinds)());
  const handler = [
    a.csr('csrrs', REASON, MCAUSE, 0),
    a.csr('csrrs', REASON, MTVAL, 0),
    a.csr('csrrs', SAVED, MEPC, 0),
    a.addi(SAVED, SAVED, 4),
    a.csr('csrrw', 0, MEPC, SAVED),
    a.mret,
  ];
  const start = [a.jal(0, 4 * (handler.length + 2)), ...handler, a.jal(0, 0)];
  const setUp = [
    ...a.li(SAVED, RAM_BASE + 4),
    a.csr('csrrw', 0, MTVEC, SAVED),
    // State from the previous program.
    ...[MSTATUS, MCAUSE, MEPC, MTVAL, MSCRATCH].map((number) => a.csr('csrrw', 0, number, 0)),
    // All memory is for all modes: a jump into the handler ends in user mode.
    ...a.li(SAVED, -1),
    a.csr('csrrw', 0, PMPADDR0, SAVED),
    a.csr('csrrwi', 0, PMPCFG0, 0x1f),
  ];
  const end = [a.jal(0, 0), a.jal(0, 0), a.jal(0, 0)];
  const registers = Int32Array.from({ length: 33 }, () => (below(3) === 0 ? next() : pick(EDGES)));
  registers[0] = 0;
  registers[BASE] = DATA;
  registers[LINK] = RAM_BASE;
  registers[32] = RAM_BASE;
  return { image: a.assemble([...start, ...setUp, ...body, ...end]), registers, steps: LENGTH + 100 };
}
