/** Transitions between the modes: exceptions, interrupts, and returns from them. */
import type { Core } from './core.ts';
import { count, countInstructions } from './counters.ts';
import {
  csr,
  INTERRUPT,
  MCAUSE,
  MEDELEG,
  MEPC,
  MIDELEG,
  MIE,
  MIP,
  MSTATUS,
  MTVAL,
  MTVEC,
  SCAUSE,
  SEPC,
  STATUS,
  STVAL,
  STVEC,
} from './csr.ts';
import { alarmOf } from './devices/timer.ts';
import { MACHINE, SUPERVISOR, timeOf, USER, type Hart, type Mode } from './hart.ts';

export const CAUSE = {
  misalignedInstruction: 0,
  instructionFault: 1,
  illegal: 2,
  breakpoint: 3,
  loadFault: 5,
  storeFault: 7,
  /** From user mode; from the other modes it is this plus the mode. */
  call: 8,
} as const;

/** The interrupt bit of mcause. */
const IS_INTERRUPT = 1 << 31;

/** Priority, highest first. */
const ORDER = [INTERRUPT.msi, INTERRUPT.mti, INTERRUPT.sei, INTERRUPT.ssi, INTERRUPT.sti];

function changeMode({ hart, counters }: Core, mode: Mode): void {
  countInstructions(counters, hart.mode, hart.steps);
  hart.mode = mode;
}

/** Enters the handler of a mode, and saves the state for its return. */
function enter(core: Core, mode: typeof SUPERVISOR | typeof MACHINE, cause: number, value: number): void {
  const { hart } = core;
  const isKernel = mode === SUPERVISOR;
  const [epc, reason, tval, vector] = isKernel ? [SEPC, SCAUSE, STVAL, STVEC] : [MEPC, MCAUSE, MTVAL, MTVEC];
  hart.csr[epc] = hart.pc;
  hart.csr[reason] = cause;
  hart.csr[tval] = value;
  const [now, before] = isKernel ? [STATUS.sie, STATUS.spie] : [STATUS.mie, STATUS.mpie];
  const status = csr(hart, MSTATUS);
  const kept = status & ~(now | before | (isKernel ? STATUS.spp : STATUS.mpp));
  const from = isKernel ? hart.mode << 8 : hart.mode << 11;
  hart.csr[MSTATUS] = kept | ((status & now) !== 0 ? before : 0) | from;
  changeMode(core, mode);
  const base = csr(hart, vector);
  const isVectored = (base & 1) !== 0 && cause < 0;
  hart.pc = ((base & ~3) + (isVectored ? (cause & 31) * 4 : 0)) >>> 0;
}

/**
 * Raises an exception at pc.
 *
 * @param value for mtval
 */
export function raise(core: Core, cause: number, value: number): void {
  const { hart, counters } = core;
  const isCall = cause >= CAUSE.call && cause <= CAUSE.call + MACHINE;
  count(counters, hart.mode, isCall ? 'calls' : 'faults');
  counters.exceptions[cause] = (counters.exceptions[cause] ?? 0) + 1;
  const isKernels = hart.mode !== MACHINE && (csr(hart, MEDELEG) & (1 << cause)) !== 0;
  enter(core, isKernels ? SUPERVISOR : MACHINE, cause, value);
}

/** Returns from a handler: mret from machine mode, sret from supervisor mode. */
export function returnFrom(core: Core, mode: typeof SUPERVISOR | typeof MACHINE): void {
  const { hart } = core;
  count(core.counters, hart.mode, 'returns');
  const isKernel = mode === SUPERVISOR;
  const [now, before, previous] = isKernel
    ? [STATUS.sie, STATUS.spie, STATUS.spp]
    : [STATUS.mie, STATUS.mpie, STATUS.mpp];
  const status = csr(hart, MSTATUS);
  const to = isKernel ? (status >> 8) & 1 : (status >> 11) & 3;
  hart.csr[MSTATUS] = (status & ~(now | previous)) | ((status & before) !== 0 ? now : 0) | before;
  changeMode(core, to === MACHINE ? MACHINE : to === SUPERVISOR ? SUPERVISOR : USER);
  hart.pc = csr(hart, isKernel ? SEPC : MEPC) >>> 0;
  core.isChanged = true;
}

/** Updates the timer's bits in mip. */
function updatePending({ hart, timer }: Core): void {
  const others = csr(hart, MIP) & ~((1 << INTERRUPT.mti) | (1 << INTERRUPT.msi));
  const alarm = timeOf(hart) >= alarmOf(timer) ? 1 << INTERRUPT.mti : 0;
  hart.csr[MIP] = others | alarm | (timer.isAsked ? 1 << INTERRUPT.msi : 0);
}

const waiting = (hart: Hart): number => csr(hart, MIP) & csr(hart, MIE);

/** Whether `wfi` ends: disabled interrupts wake it, too. */
export function isAwoken(core: Core): boolean {
  updatePending(core);
  return waiting(core.hart) !== 0;
}

/** Takes the pending and enabled interrupt with the highest priority. */
export function takeInterrupt(core: Core): void {
  const { hart, counters } = core;
  updatePending(core);
  const pending = waiting(hart);
  if (pending === 0) return;
  const status = csr(hart, MSTATUS);
  const isLetIn = (mode: Mode, bit: number) => hart.mode < mode || (hart.mode === mode && (status & bit) !== 0);
  const forMachine = isLetIn(MACHINE, STATUS.mie) ? pending & ~csr(hart, MIDELEG) : 0;
  const forKernel = isLetIn(SUPERVISOR, STATUS.sie) ? pending & csr(hart, MIDELEG) : 0;
  const chosen = forMachine !== 0 ? forMachine : forKernel;
  const cause = ORDER.find((bit) => (chosen & (1 << bit)) !== 0);
  if (cause === undefined) return;
  const isMachines = chosen === forMachine;
  count(counters, hart.mode, isMachines ? 'interrupts' : 'kernel interrupts');
  counters.interrupts[cause] = (counters.interrupts[cause] ?? 0) + 1;
  enter(core, isMachines ? MACHINE : SUPERVISOR, cause | IS_INTERRUPT, 0);
}
