/**
 * Counts what the guest does, by kind and by mode, and derives the exits that this instruction stream would cause in a
 * virtual machine: a model by rule, counts and not time.
 */
import { SUPERVISOR, USER, type Mode } from './hart.ts';

/** Counted for each mode. */
export const KINDS = [
  'instructions',
  /** Accesses to control and status registers that user mode may not access. */
  'privileged registers',
  /** Accesses to time, cycle and instret. */
  'counters',
  /** sret and mret. */
  'returns',
  'wfi',
  /** `ecall`: from a program a system call, from a kernel a call to the firmware (SBI). */
  'calls',
  /** All other exceptions. */
  'faults',
  /** From the machine's timer; they interrupt any mode. */
  'interrupts',
  /** Delivered to the kernel, after the firmware has raised them. */
  'kernel interrupts',
  'timer',
  'serial',
  'power',
] as const;

export type Kind = (typeof KINDS)[number];

export interface Counters {
  /** Counts by mode, then by kind; exact up to 2⁵³. */
  readonly events: Float64Array;
  /** Exceptions by cause. */
  readonly exceptions: Float64Array;
  /** Interrupts by cause. */
  readonly interrupts: Float64Array;
  /** The step at which the mode was entered; its instructions are counted when it is left. */
  since: number;
}

const CAUSES = 16;

export const newCounters = (): Counters => ({
  events: new Float64Array(4 * KINDS.length),
  exceptions: new Float64Array(CAUSES),
  interrupts: new Float64Array(CAUSES),
  since: 0,
});

const INDEX = Object.fromEntries(KINDS.map((kind, index) => [kind, index])) as Record<Kind, number>;

export function count({ events }: Counters, mode: Mode, kind: Kind, times = 1): void {
  const at = mode * KINDS.length + INDEX[kind];
  events[at] = (events[at] ?? 0) + times;
}

/** Counts the instructions up to a step as the mode's. */
export function countInstructions(counters: Counters, mode: Mode, steps: number): void {
  count(counters, mode, 'instructions', steps - counters.since);
  counters.since = steps;
}

export const countOf = ({ events }: Counters, mode: Mode, kind: Kind): number =>
  events[mode * KINDS.length + INDEX[kind]] ?? 0;

export function copyCounters(from: Counters, to: Counters): void {
  to.events.set(from.events);
  to.exceptions.set(from.exceptions);
  to.interrupts.set(from.interrupts);
  to.since = from.since;
}

/** Number of hypervisor actions for each way of running this guest. */
export interface Exits {
  /** Software acts for every instruction. */
  readonly emulated: number;
  /** The kernel runs in user mode, and everything it may not do there traps. */
  readonly trapAndEmulate: number;
  /** The kernel has its own supervisor registers, as with RISC-V's H extension. */
  readonly hardwareAssisted: number;
}

/** Excludes the firmware: a hypervisor replaces it. */
export function exitsOf(counters: Counters): Exits {
  const sum = (...kinds: readonly Kind[]) =>
    kinds.reduce((all, kind) => all + countOf(counters, USER, kind) + countOf(counters, SUPERVISOR, kind), 0);
  const firmware = countOf(counters, SUPERVISOR, 'calls');
  const outside = sum('timer', 'serial', 'power', 'interrupts', 'wfi') + firmware;
  const systemCalls = countOf(counters, USER, 'calls');
  return {
    emulated: sum('instructions'),
    trapAndEmulate: outside + systemCalls + sum('privileged registers', 'returns', 'faults'),
    hardwareAssisted: outside,
  };
}
