/**
 * What the guest did, counted by kind and by mode, and from it the exits that this very stream of instructions would
 * cause in a virtual machine: a model by rule, counts and not time.
 */
import { SUPERVISOR, USER, type Mode } from './hart.ts';

/** What is counted for each mode. */
export const KINDS = [
  'instructions',
  /** Accesses to control and status registers that a program may not touch. */
  'privileged registers',
  /** Accesses to time, cycle and instret. */
  'counters',
  /** sret and mret. */
  'returns',
  'wfi',
  /** `ecall`: of a program it is a system call, of a kernel a call of the firmware (SBI). */
  'calls',
  /** All other exceptions. */
  'faults',
  /** Of the timer of the machine; they end whatever runs. */
  'interrupts',
  /** What the firmware made of it for the kernel. */
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

/** How often a hypervisor would have to act, for each way of running this guest. */
export interface Exits {
  /** Software acts for every instruction. */
  readonly emulated: number;
  /** The kernel runs with a program's rights, and all that it may not do then traps. */
  readonly trapAndEmulate: number;
  /** The kernel has supervisor registers of its own, as with RISC-V's extension H. */
  readonly hardwareAssisted: number;
}

/** The firmware is left out: a hypervisor takes its place. */
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
