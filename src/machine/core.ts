/** Everything that an instruction can access. */
import type { Counters } from './counters.ts';
import type { PowerState } from './devices/power.ts';
import type { SerialState } from './devices/serial.ts';
import type { TimerState } from './devices/timer.ts';
import type { Hart } from './hart.ts';
import type { Memory } from './memory.ts';
import type { Points, Watchpoint } from './points.ts';

/** Why the machine has stopped. */
export type Stop =
  /** The limit of instructions or of time was reached. */
  | { readonly reason: 'limit' }
  /** Before the instruction at a breakpoint. */
  | { readonly reason: 'breakpoint' }
  /** Before the instruction that would access the data, as GDB expects it of RISC-V. */
  | { readonly reason: 'watchpoint'; readonly watchpoint: Watchpoint }
  /** In `wfi`, with no alarm set. */
  | { readonly reason: 'asleep' }
  | { readonly reason: 'off' };

export interface Core {
  readonly hart: Hart;
  readonly memory: Memory;
  readonly timer: TimerState;
  readonly serial: SerialState;
  readonly power: PowerState;
  readonly points: Points;
  readonly counters: Counters;
  /** Interrupts are deferred, as in QEMU while a debugger steps. */
  isMasked: boolean;
  /** An interrupt may have become possible, or the machine has been switched off. */
  isChanged: boolean;
  stop: Stop | undefined;
}
