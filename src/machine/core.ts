/** All that an instruction can reach. */
import type { Counters } from './counters.ts';
import type { PowerState } from './devices/power.ts';
import type { SerialState } from './devices/serial.ts';
import type { TimerState } from './devices/timer.ts';
import type { Hart } from './hart.ts';
import type { Memory } from './memory.ts';
import type { Points, Watchpoint } from './points.ts';

/** Why the machine does not run. */
export type Stop =
  /** As many instructions as were asked for, or as much time. */
  | { readonly reason: 'limit' }
  /** Before the instruction at a breakpoint. */
  | { readonly reason: 'breakpoint' }
  /** Before the instruction that would touch the data, as GDB expects it of RISC-V. */
  | { readonly reason: 'watchpoint'; readonly watchpoint: Watchpoint }
  /** `wfi`, and no alarm is set. */
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
  /** Interrupts wait, as they do in QEMU while a debugger steps. */
  isMasked: boolean;
  /** An interrupt may have become possible, or the machine has been switched off. */
  isChanged: boolean;
  stop: Stop | undefined;
}
