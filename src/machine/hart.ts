/** What the processor remembers between two instructions. A hart is a hardware thread, in the words of RISC-V. */

export const USER = 0;
export const SUPERVISOR = 1;
export const MACHINE = 3;

/** How much an instruction may do: a program, a kernel, the firmware. */
export type Mode = typeof USER | typeof SUPERVISOR | typeof MACHINE;

export const MODES: readonly Mode[] = [USER, SUPERVISOR, MACHINE];

export interface Hart {
  /** The registers x0 to x31, signed; x0 is zero. */
  readonly x: Int32Array;
  /** The control and status registers by number, as far as they are stored: see csr.ts. */
  readonly csr: Int32Array;
  /** The address of the next instruction, 0 to 2³² − 1. */
  pc: number;
  mode: Mode;
  /** Instructions since the start; one that traps counts as one. */
  steps: number;
  /** Ticks of the clock that passed in `wfi`. */
  slept: number;
  /** `wfi` waits for an interrupt. */
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

/** The clock in ticks: one an instruction, and those that were slept through. The wall's clock has no part in it. */
export const timeOf = ({ steps, slept }: Hart): number => steps + slept;

export function copyHart(from: Hart, to: Hart): void {
  const { x, csr, ...numbers } = from;
  to.x.set(x);
  to.csr.set(csr);
  Object.assign(to, numbers);
}
