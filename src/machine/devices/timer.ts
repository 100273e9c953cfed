/** The CLINT: a clock, one alarm, and an interrupt that software can ask for. */
import type { Device } from './device.ts';

export interface TimerState {
  /** When the alarm goes off, in ticks; the two halves of the register mtimecmp, unsigned. */
  low: number;
  high: number;
  isAsked: boolean;
}

export const newTimerState = (): TimerState => ({ low: 0xffffffff, high: 0xffffffff, isAsked: false });

/** In ticks. What is further than a double can count is never. */
export const alarmOf = ({ low, high }: TimerState): number => (high > 0x1fffff ? Infinity : high * 2 ** 32 + low);

const ASK = 0x0;
const ALARM = 0x4000;
const CLOCK = 0xbff8;

export const timer = (state: TimerState): Device => ({
  kind: 'timer',
  read(offset, time) {
    switch (offset) {
      case ASK:
        return Number(state.isAsked);
      case ALARM:
        return state.low;
      case ALARM + 4:
        return state.high;
      case CLOCK:
        return time % 2 ** 32;
      case CLOCK + 4:
        return Math.floor(time / 2 ** 32);
      default:
        return 0;
    }
  },
  // The clock cannot be set: it is the count of instructions.
  write(offset, value) {
    if (offset === ASK) state.isAsked = (value & 1) !== 0;
    if (offset === ALARM) state.low = value >>> 0;
    if (offset === ALARM + 4) state.high = value >>> 0;
  },
});
