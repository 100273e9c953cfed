/** A subset of the 16550 serial port, sufficient for a console: it is always ready to send, and has no interrupts. */
import type { Device } from './device.ts';

export interface SerialState {
  /** Bytes that the guest has sent and nobody has taken yet. */
  sent: number[];
  /** Input for the guest. */
  waiting: number[];
  /** Registers without effect: interrupt enable, line and modem control, scratch, and the divisor. */
  kept: number[];
}

export const newSerialState = (): SerialState => ({ sent: [], waiting: [], kept: Array<number>(16).fill(0) });

const DATA = 0;
const LINE_CONTROL = 3;
const LINE_STATUS = 5;
const REGISTERS = 8;

/** Line control: maps the divisor to the first two registers. */
const IS_DIVISOR = 0x80;
/** Line status. */
const HAS_BYTE = 0x01;
const IS_READY = 0x60;

export function serial(state: SerialState): Device {
  const slot = (offset: number) =>
    offset < 2 && ((state.kept[LINE_CONTROL] ?? 0) & IS_DIVISOR) !== 0 ? REGISTERS + offset : offset;
  return {
    kind: 'serial',
    read(offset) {
      const register = slot(offset);
      if (register === DATA) return state.waiting.shift() ?? 0;
      if (register === LINE_STATUS) return IS_READY | (state.waiting.length > 0 ? HAS_BYTE : 0);
      return state.kept[register] ?? 0;
    },
    write(offset, value) {
      const register = slot(offset);
      if (register === DATA) state.sent.push(value & 0xff);
      else if (register < state.kept.length) state.kept[register] = value & 0xff;
    },
  };
}
