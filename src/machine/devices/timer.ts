/** The CLINT: a clock, one alarm, and a software interrupt. */
import type { Device } from './device.ts';

export interface TimerState {
  /** Time of the alarm, in ticks: the two halves of the register mtimecmp, unsigned. */
  low: number;
  high: number;
  isAsked: boolean;
}

export const newTimerState = (): TimerState => ({ low: 0xffffffff, high: 0xffffffff, isAsked: false });

/** In ticks. A time beyond a double's integer range counts as never. */
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
  // The clock is read-only: it is the count of instructions.
  write(offset, value) {
    if (offset === ASK) state.isAsked = (value & 1) !== 0;
    if (offset === ALARM) state.low = value >>> 0;
    if (offset === ALARM + 4) state.high = value >>> 0;
  },
});
