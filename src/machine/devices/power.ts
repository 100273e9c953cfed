/** The power switch: writing one word to it ends the machine. */
import type { Device } from './device.ts';

export interface PowerState {
  isOff: boolean;
}

/** “Pass” for QEMU's machine `virt`. */
const OFF = 0x5555;

export const power = (state: PowerState): Device => ({
  kind: 'power',
  read: () => 0,
  write(offset, value) {
    if (offset === 0 && (value & 0xffff) === OFF) state.isOff = true;
  },
});
