/** The control and status registers: which exist, which modes may access them, which bits are writable. */
import type { Core } from './core.ts';
import { count } from './counters.ts';
import { MACHINE, SUPERVISOR, timeOf, USER, type Hart } from './hart.ts';

export const SSTATUS = 0x100;
export const SIE = 0x104;
export const STVEC = 0x105;
export const SCOUNTEREN = 0x106;
export const SSCRATCH = 0x140;
export const SEPC = 0x141;
export const SCAUSE = 0x142;
export const STVAL = 0x143;
export const SIP = 0x144;
export const SATP = 0x180;
export const MSTATUS = 0x300;
export const MISA = 0x301;
export const MEDELEG = 0x302;
export const MIDELEG = 0x303;
export const MIE = 0x304;
export const MTVEC = 0x305;
export const MCOUNTEREN = 0x306;
export const PMPCFG0 = 0x3a0;
export const PMPADDR0 = 0x3b0;
export const MSCRATCH = 0x340;
export const MEPC = 0x341;
export const MCAUSE = 0x342;
export const MTVAL = 0x343;
export const MIP = 0x344;
export const MCYCLE = 0xb00;
export const MINSTRET = 0xb02;
export const CYCLE = 0xc00;
export const TIME = 0xc01;
export const INSTRET = 0xc02;

/** The bits of mstatus: interrupt enable, now and before the trap, and the previous mode. */
export const STATUS = { sie: 1 << 1, mie: 1 << 3, spie: 1 << 5, mpie: 1 << 7, spp: 1 << 8, mpp: 3 << 11 } as const;

/** The interrupts, by their bit in mip and mie. */
export const INTERRUPT = { ssi: 1, msi: 3, sti: 5, mti: 7, sei: 9 } as const;

/** The bits of mstatus that a kernel sees. */
const S_STATUS = STATUS.sie | STATUS.spie | STATUS.spp;
/** The interrupts that can be delegated to a kernel. */
const S_INTERRUPTS = (1 << INTERRUPT.ssi) | (1 << INTERRUPT.sti) | (1 << INTERRUPT.sei);
const M_INTERRUPTS = (1 << INTERRUPT.msi) | (1 << INTERRUPT.mti);

/** RV32, I, M, S, U. */
const ISA = (1 << 30) | (1 << 8) | (1 << 12) | (1 << 18) | (1 << 20);

/** A stored register, or a view or derived value. */
interface Register {
  readonly read: (core: Core) => number;
  readonly write: (core: Core, value: number) => void;
}

const stored = (number: number, writable = -1): Register => view(number, -1, writable);

/** The bits of another register that a mode can see, and those of them that it can write. */
function view(number: number, visible: number, writable = visible): Register {
  return {
    read: ({ hart }) => csr(hart, number) & visible,
    write({ hart }, value) {
      hart.csr[number] = (csr(hart, number) & ~writable) | (value & writable);
    },
  };
}

/** The delegated interrupts. */
const delegated = (number: number, writable: number): Register => ({
  read: ({ hart }) => csr(hart, number) & csr(hart, MIDELEG),
  write(core, value) {
    view(number, -1, writable & csr(core.hart, MIDELEG)).write(core, value);
  },
});

const constant = (value: number): Register => ({ read: () => value, write: () => undefined });

const derived = (read: (hart: Hart) => number): Register => ({
  read: ({ hart }) => read(hart) | 0,
  write: () => undefined,
});

/** Excludes the current instruction. */
const retired = ({ steps }: Hart) => steps - 1;

const high = (value: number) => Math.floor(value / 2 ** 32);

const REGISTERS = new Map<number, Register>([
  [SSTATUS, view(MSTATUS, S_STATUS)],
  [SIE, delegated(MIE, S_INTERRUPTS)],
  [SIP, delegated(MIP, 1 << INTERRUPT.ssi)],
  [STVEC, stored(STVEC, ~2)],
  [SCOUNTEREN, stored(SCOUNTEREN, 7)],
  [SSCRATCH, stored(SSCRATCH)],
  [SEPC, stored(SEPC, ~3)],
  [SCAUSE, stored(SCAUSE)],
  [STVAL, stored(STVAL)],
  // No address translation.
  [SATP, constant(0)],
  [MSTATUS, stored(MSTATUS, S_STATUS | STATUS.mie | STATUS.mpie | STATUS.mpp)],
  [MISA, constant(ISA)],
  // A call from machine mode cannot be delegated.
  [MEDELEG, stored(MEDELEG, 0xb3ff)],
  [MIDELEG, stored(MIDELEG, S_INTERRUPTS)],
  [MIE, stored(MIE, S_INTERRUPTS | M_INTERRUPTS)],
  [MIP, stored(MIP, S_INTERRUPTS)],
  [MTVEC, stored(MTVEC, ~2)],
  [MCOUNTEREN, stored(MCOUNTEREN, 7)],
  // No memory protection: firmware can write what real hardware requires.
  [PMPCFG0, stored(PMPCFG0)],
  [PMPADDR0, stored(PMPADDR0)],
  [MSCRATCH, stored(MSCRATCH)],
  [MEPC, stored(MEPC, ~3)],
  [MCAUSE, stored(MCAUSE)],
  [MTVAL, stored(MTVAL)],
  // Vendor, architecture, implementation and hart are all zero.
  ...[0xf11, 0xf12, 0xf13, 0xf14].map((number) => [number, constant(0)] as const),
  ...[MCYCLE, MINSTRET, CYCLE, INSTRET].flatMap((number) => [
    [number, derived(retired)] as const,
    [number + 0x80, derived((hart) => high(retired(hart)))] as const,
  ]),
  [TIME, derived(timeOf)],
  [TIME + 0x80, derived((hart) => high(timeOf(hart)))],
]);

/** A write to one of these can enable an interrupt. */
const OF_INTERRUPTS = new Set([SSTATUS, SIE, SIP, MSTATUS, MIDELEG, MIE, MIP]);

/** The stored value, ignoring visibility. */
export const csr = ({ csr }: Hart, number: number): number => csr[number] ?? 0;

/** Each higher mode must enable a counter before a lower one may read it. */
function isLetThrough({ hart }: Core, number: number): boolean {
  if (number < CYCLE || number > INSTRET + 0x80 || hart.mode === MACHINE) return true;
  const bit = 1 << (number & 31);
  const isForUser = hart.mode === SUPERVISOR || (csr(hart, SCOUNTEREN) & bit) !== 0;
  return isForUser && (csr(hart, MCOUNTEREN) & bit) !== 0;
}

/** The register, if it exists and the mode may read it, or also write it. */
function allowed(core: Core, number: number, isWritten: boolean): Register | undefined {
  const isReadOnly = number >>> 10 === 3;
  if (core.hart.mode < ((number >>> 8) & 3) || (isWritten && isReadOnly)) return undefined;
  return isLetThrough(core, number) ? REGISTERS.get(number) : undefined;
}

/**
 * Reads a register and writes the changed value.
 *
 * @param change missing if the instruction only reads
 * @returns the old value, or undefined for an illegal instruction
 */
export function exchange(core: Core, number: number, change?: (value: number) => number): number | undefined {
  const register = allowed(core, number, change !== undefined);
  if (register === undefined) return undefined;
  const isCounter = ((number >>> 8) & 3) === USER;
  count(core.counters, core.hart.mode, isCounter ? 'counters' : 'privileged registers');
  const value = register.read(core);
  if (change !== undefined) {
    register.write(core, change(value));
    if (OF_INTERRUPTS.has(number)) core.isChanged = true;
  }
  return value;
}

/** For debuggers: the value that machine mode would read. */
export const inspectCsr = (core: Core, number: number): number | undefined => REGISTERS.get(number)?.read(core);
