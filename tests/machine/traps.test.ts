/** Modes, exceptions, interrupts, control registers, and devices. */
import { describe, expect, test } from 'vitest';
import * as c from '../../src/machine/csr.ts';
import { countOf, exitsOf } from '../../src/machine/counters.ts';
import { MACHINE, SUPERVISOR, timeOf, USER, type Mode } from '../../src/machine/hart.ts';
import { newMachine, run, takeOutput, type Machine } from '../../src/machine/machine.ts';
import { peek, poke, RAM_BASE, RAM_SIZE } from '../../src/machine/memory.ts';
import { CAUSE } from '../../src/machine/traps.ts';
import * as a from './assemble.ts';

const HANDLER = RAM_BASE + 0x1000;
const KERNEL = RAM_BASE + 0x2000;
const ALARM = 0x02004000;
const SERIAL = 0x10000000;
const nop = a.addi(0, 0, 0);

/** Handlers for both modes; x1 and x2 are set. */
function machineWith(words: readonly number[], x1 = 0, x2 = 0): Machine {
  const machine = newMachine(a.assemble(words));
  machine.hart.csr[c.MTVEC] = HANDLER;
  machine.hart.csr[c.STVEC] = KERNEL;
  machine.hart.x[1] = x1;
  machine.hart.x[2] = x2;
  return machine;
}

const see = (machine: Machine, number: number) => (c.inspectCsr(machine, number) ?? NaN) >>> 0;

describe('an exception', () => {
  test.each<[string, number, number, number]>([
    ['no instruction', 0xffffffff, CAUSE.illegal, 0xffffffff],
    ['all zeros', 0, CAUSE.illegal, 0],
    ['a register that is not there', a.csr('csrrs', 3, 0x7c0, 0), CAUSE.illegal, a.csr('csrrs', 3, 0x7c0, 0)],
    ['a write to what is read-only', a.csr('csrrw', 0, 0xf14, 1), CAUSE.illegal, a.csr('csrrw', 0, 0xf14, 1)],
    ['a load from nowhere', a.load('lw', 3, 0, 0x10), CAUSE.loadFault, 0x10],
    ['a store to nowhere', a.store('sw', 3, 0, 0x14), CAUSE.storeFault, 0x14],
    ['a load past the end', a.load('lw', 3, 2, -3), CAUSE.loadFault, RAM_BASE + RAM_SIZE - 3],
    ['a jump to half an instruction', a.jal(3, 6), CAUSE.misalignedInstruction, RAM_BASE + 6],
    ['a branch to half an instruction', a.branch('beq', 0, 0, 6), CAUSE.misalignedInstruction, RAM_BASE + 6],
    ['ebreak', a.ebreak, CAUSE.breakpoint, RAM_BASE],
    ['ecall', a.ecall, CAUSE.call + MACHINE, 0],
  ])('for %s goes to the handler, and changes no register', (_, word, cause, value) => {
    const machine = machineWith([word], 0, RAM_BASE + RAM_SIZE);
    run(machine, 1);
    expect(machine.hart.pc).toBe(HANDLER);
    expect([c.MEPC, c.MCAUSE, c.MTVAL].map((number) => see(machine, number))).toEqual([RAM_BASE, cause, value]);
    expect(machine.hart.x[3]).toBe(0);
    expect(machine.counters.exceptions[cause]).toBe(1);
  });

  test('is of the jump’s target where there is no memory', () => {
    const machine = machineWith([a.jalr(3, 1, 0)], 0x100);
    run(machine, 2);
    expect([c.MEPC, c.MCAUSE, c.MTVAL].map((number) => see(machine, number))).toEqual([
      0x100,
      CAUSE.instructionFault,
      0x100,
    ]);
  });

  test('of a program goes to the kernel where the firmware has handed it down, and not from the firmware itself', () => {
    for (const [mode, handler] of [
      [USER, KERNEL],
      [SUPERVISOR, KERNEL],
      [MACHINE, HANDLER],
    ] as const) {
      const machine = machineWith([0]);
      machine.hart.csr[c.MEDELEG] = 1 << CAUSE.illegal;
      machine.hart.mode = mode;
      run(machine, 1);
      expect([machine.hart.pc, machine.hart.mode]).toEqual([handler, mode === MACHINE ? MACHINE : SUPERVISOR]);
    }
  });

  test.each<[Mode, number]>([
    [USER, a.wfi],
    [USER, a.sret],
    [USER, a.mret],
    [SUPERVISOR, a.mret],
    [USER, a.csr('csrrs', 3, c.SSTATUS, 0)],
    [USER, a.csr('csrrs', 3, c.TIME, 0)],
    [SUPERVISOR, a.csr('csrrs', 3, c.MSTATUS, 0)],
  ])('is what mode %i has of %s', (mode, word) => {
    const machine = machineWith([word]);
    machine.hart.mode = mode;
    run(machine, 1);
    expect([see(machine, c.MCAUSE), machine.hart.mode]).toEqual([CAUSE.illegal, MACHINE]);
    expect(countOf(machine.counters, mode, 'faults')).toBe(1);
  });
});

test('goes up with the mode it came from, and comes down to it with interrupts as they were', () => {
  const machine = machineWith([a.ecall]);
  machine.hart.mode = USER;
  // The previous mode is from another trap.
  machine.hart.csr[c.MSTATUS] = c.STATUS.mie | c.STATUS.mpp;
  poke(machine.memory, HANDLER, a.assemble([a.mret]));
  run(machine, 1);
  expect([machine.hart.mode, see(machine, c.MSTATUS)]).toEqual([MACHINE, c.STATUS.mpie]);
  run(machine, 1);
  expect([machine.hart.mode, machine.hart.pc, see(machine, c.MSTATUS)]).toEqual([
    USER,
    RAM_BASE,
    c.STATUS.mie | c.STATUS.mpie,
  ]);
});

test('no word that RV32IM leaves free is an instruction', () => {
  const field = (opcode: number, kind: number, seven = 0) => ((seven << 25) | (kind << 12) | opcode) >>> 0;
  const free = [
    // Shifts by a constant and arithmetic, by funct7.
    ...[1, 5].flatMap((kind) => [0x10, 0x60, 0x02].map((seven) => field(0x13, kind, seven))),
    field(0x13, 1, 0x20),
    ...[1, 2, 3, 4, 6, 7].map((kind) => field(0x33, kind, 0x20)),
    ...[0, 5].flatMap((kind) => [0x02, 0x10, 0x40, 0x60].map((seven) => field(0x33, kind, seven))),
    // Loads, stores, branches, jalr, fences and the rest, by funct3.
    ...[3, 6, 7].map((kind) => field(0x03, kind)),
    ...[3, 4, 5, 6, 7].map((kind) => field(0x23, kind)),
    ...[2, 3].map((kind) => field(0x63, kind)),
    ...[1, 2, 7].map((kind) => field(0x67, kind)),
    ...[2, 3, 7].map((kind) => field(0x0f, kind)),
    field(0x73, 4),
    // ecall and the like have nothing in their fields.
    ...[1 << 7, 1 << 15, 1 << 22].map((bit) => a.ecall | bit),
    // Extensions that it does not have: A, F, C.
    ...[0x2f, 0x07, 0x27, 0x53, 0x43, 0x01, 0x02].map((opcode) => field(opcode, 2)),
  ];
  for (const word of free) {
    const machine = machineWith([word]);
    run(machine, 1);
    expect([word.toString(16), see(machine, c.MCAUSE), machine.hart.pc]).toEqual([
      word.toString(16),
      CAUSE.illegal,
      HANDLER,
    ]);
  }
});

describe('the registers of control', () => {
  test('are exchanged, set and cleared, by register or by a constant', () => {
    const words = [
      a.csr('csrrw', 3, c.MSCRATCH, 1),
      a.csr('csrrs', 4, c.MSCRATCH, 2),
      a.csr('csrrc', 5, c.MSCRATCH, 1),
      a.csr('csrrwi', 6, c.MSCRATCH, 21),
      a.csr('csrrsi', 7, c.MSCRATCH, 10),
      a.csr('csrrci', 8, c.MSCRATCH, 1),
      a.csr('csrrs', 9, c.MSCRATCH, 0),
    ];
    const machine = machineWith(words, 0x0f, 0xf0);
    run(machine, words.length);
    expect([...machine.hart.x.slice(3, 10)]).toEqual([0, 0x0f, 0xff, 0xf0, 21, 31, 30]);
  });

  test('hide from a kernel what is not its own', () => {
    const machine = machineWith([]);
    machine.hart.csr[c.MSTATUS] = -1;
    machine.hart.csr[c.MIE] = -1;
    machine.hart.csr[c.MIDELEG] = 1 << c.INTERRUPT.sti;
    expect(see(machine, c.SSTATUS)).toBe(c.STATUS.sie | c.STATUS.spie | c.STATUS.spp);
    expect(see(machine, c.SIE)).toBe(1 << c.INTERRUPT.sti);
  });

  test('show the count of instructions and the time, where each mode above lets them through', () => {
    const words = [
      nop,
      a.csr('csrrs', 3, c.INSTRET, 0),
      a.csr('csrrs', 4, c.TIME, 0),
      a.csr('csrrs', 5, c.CYCLE + 0x80, 0),
    ];
    const machine = machineWith(words);
    machine.hart.csr[c.MCOUNTEREN] = machine.hart.csr[c.SCOUNTEREN] = 7;
    machine.hart.mode = USER;
    machine.hart.slept = 1000;
    run(machine, words.length);
    expect([...machine.hart.x.slice(3, 6)]).toEqual([1, 1003, 0]);
    expect(countOf(machine.counters, USER, 'counters')).toBe(3);
  });

  test('of the clock are a program’s only where both modes above say so', () => {
    for (const [m, s] of [
      [0, 7],
      [7, 0],
    ]) {
      const machine = machineWith([a.csr('csrrs', 3, c.TIME, 0)]);
      machine.hart.csr[c.MCOUNTEREN] = m ?? 0;
      machine.hart.csr[c.SCOUNTEREN] = s ?? 0;
      machine.hart.mode = USER;
      run(machine, 1);
      expect(see(machine, c.MCAUSE)).toBe(CAUSE.illegal);
    }
  });
});

describe('the timer', () => {
  /** Sets the alarm to x2 and lets it in, then does nothing. */
  const alarmed = (at: number, rest: readonly number[]) => {
    const machine = machineWith([a.store('sw', 0, 1, 4), a.store('sw', 2, 1, 0), ...rest], ALARM, at);
    machine.hart.csr[c.MIE] = 1 << c.INTERRUPT.mti;
    machine.hart.csr[c.MSTATUS] = c.STATUS.mie;
    return machine;
  };

  test.each([5, 10, 17])('interrupts at the very instruction: %i', (at) => {
    const machine = alarmed(at, Array<number>(40).fill(nop));
    run(machine, at);
    expect(machine.hart.pc).toBe(RAM_BASE + 4 * at);
    poke(machine.memory, HANDLER, a.assemble([nop]));
    run(machine, 1);
    expect([machine.hart.pc, see(machine, c.MEPC)]).toEqual([HANDLER + 4, RAM_BASE + 4 * at]);
    expect(see(machine, c.MCAUSE)).toBe(0x80000007);
    expect(machine.counters.interrupts[c.INTERRUPT.mti]).toBe(1);
  });

  test('finds the entry of its own in a table of handlers', () => {
    const machine = alarmed(4, Array<number>(40).fill(nop));
    machine.hart.csr[c.MTVEC] = HANDLER | 1;
    poke(machine.memory, HANDLER + 28, a.assemble([a.jal(0, 0)]));
    run(machine, 8);
    expect(machine.hart.pc).toBe(HANDLER + 28);
  });

  test.each([
    ['mstatus', c.MSTATUS, c.STATUS.mie, c.MIE, 1 << c.INTERRUPT.mti],
    ['mie', c.MIE, 1 << c.INTERRUPT.mti, c.MSTATUS, c.STATUS.mie],
  ])('that has gone off interrupts as soon as %s lets it in', (_, number, value, other, set) => {
    const machine = machineWith([nop, a.csr('csrrs', 0, number, 1), nop, nop], value);
    machine.timer.low = machine.timer.high = 0;
    machine.hart.csr[other] = set;
    poke(machine.memory, HANDLER, a.assemble([nop]));
    run(machine, 3);
    expect([machine.hart.pc, see(machine, c.MEPC)]).toEqual([HANDLER + 4, RAM_BASE + 8]);
  });

  test('wakes from wfi, without counting instructions meanwhile', () => {
    const machine = alarmed(5000, [a.wfi]);
    poke(machine.memory, HANDLER, a.assemble([a.csr('csrrs', 3, c.TIME, 0)]));
    run(machine, 4);
    expect([machine.hart.steps, machine.hart.slept, timeOf(machine.hart)]).toEqual([4, 4997, 5001]);
    expect(machine.hart.x[3]).toBe(5001);
  });

  test('that nobody set wakes nobody', () => {
    const machine = machineWith([a.wfi, nop]);
    expect(run(machine, 10)).toEqual({ reason: 'asleep' });
    expect(run(machine, 10, 500)).toEqual({ reason: 'limit' });
    expect(timeOf(machine.hart)).toBe(500);
  });

  test('waits while interrupts are masked, as in QEMU', () => {
    const machine = alarmed(3, Array<number>(20).fill(nop));
    machine.isMasked = true;
    run(machine, 12);
    expect(machine.hart.pc).toBe(RAM_BASE + 48);
  });
});

describe('a device', () => {
  test('sends what is written to the serial port, and has what was typed', () => {
    const words = [a.store('sb', 2, 1, 0), a.load('lbu', 3, 1, 5), a.load('lbu', 4, 1, 0), a.load('lbu', 5, 1, 5)];
    const machine = machineWith(words, SERIAL, 'A'.charCodeAt(0));
    machine.serial.waiting.push('z'.charCodeAt(0));
    run(machine, words.length);
    expect(Buffer.from(takeOutput(machine)).toString()).toBe('A');
    expect(takeOutput(machine)).toHaveLength(0);
    expect([...machine.hart.x.slice(3, 6)]).toEqual([0x61, 'z'.charCodeAt(0), 0x60]);
    expect(countOf(machine.counters, MACHINE, 'serial')).toBe(4);
    // The firmware is no guest.
    expect(exitsOf(machine.counters)).toEqual({ emulated: 0, trapAndEmulate: 0, hardwareAssisted: 0 });
  });

  test('of which the speed is set takes no byte for a letter', () => {
    const words = [...a.li(3, 0x80), a.store('sb', 3, 1, 3), a.store('sb', 2, 1, 0), a.load('lbu', 4, 1, 0)];
    const machine = machineWith([...words, a.store('sb', 0, 1, 3), a.load('lbu', 5, 1, 0)], SERIAL, 9);
    run(machine, 7);
    expect(takeOutput(machine)).toHaveLength(0);
    expect([machine.hart.x[4], machine.hart.x[5]]).toEqual([9, 0]);
  });

  test('switches the machine off', () => {
    const machine = machineWith([a.store('sw', 2, 1, 0), nop], 0x00100000, 0x5555);
    expect(run(machine, 10)).toEqual({ reason: 'off' });
    expect(machine.hart.steps).toBe(1);
  });
});

test('memory is copied, and there is none beyond it', () => {
  const { memory } = machineWith([nop]);
  peek(memory, RAM_BASE, 4)?.fill(0xff);
  expect(memory.view.getUint32(0, true)).toBe(nop);
  expect(peek(memory, RAM_BASE - 1, 4)).toBeUndefined();
  expect(peek(memory, RAM_BASE + RAM_SIZE - 3, 4)).toBeUndefined();
  expect(poke(memory, SERIAL, new Uint8Array(1))).toBe(false);
  expect(() => newMachine(new Uint8Array(RAM_SIZE + 1))).toThrow(RangeError);
});
