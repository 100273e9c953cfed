/** The state of the processor between two instructions. RISC-V calls a hardware thread a hart. */

export const USER = 0;
export const SUPERVISOR = 1;
export const MACHINE = 3;

/** Privilege levels: programs, kernel, firmware. */
export type Mode = typeof USER | typeof SUPERVISOR | typeof MACHINE;

export const MODES: readonly Mode[] = [USER, SUPERVISOR, MACHINE];

export interface Hart {
  /** The registers x0 to x31, signed; x0 is zero. */
  readonly x: Int32Array;
  /** The stored control and status registers by number, see csr.ts. */
  readonly csr: Int32Array;
  /** The address of the next instruction, 0 to 2³² − 1. */
  pc: number;
  mode: Mode;
  /** Instructions since the start; one that traps counts as one. */
  steps: number;
  /** Clock ticks spent in `wfi`. */
  slept: number;
  /** `wfi` is waiting for an interrupt. */
  isAsleep: boolean;
}

export const newHart = (pc: number): Hart => ({
  x: new Int32Array(32),
  csr: new Int32Array(4096),
  pc,
  mode: MACHINE,
  steps: 0,
  slept: 0,
  isAsleep: false,
});

/** The clock in ticks: one per instruction, plus those asleep. Independent of real time. */
export const timeOf = ({ steps, slept }: Hart): number => steps + slept;

export function copyHart(from: Hart, to: Hart): void {
  const { x, csr, ...numbers } = from;
  to.x.set(x);
  to.csr.set(csr);
  Object.assign(to, numbers);
}
