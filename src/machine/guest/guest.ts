/**
 * The guest: a small kernel of our own and three programs, for this machine. It is not NetBSD: its `sys_open` and its
 * `struct mbuf` are namesakes.
 */
import { image } from './built/image.ts';

/** The guest's workload, as in kernel.h. */
export interface Mix {
  /** Loop iterations of a program between two system calls. */
  readonly work: number;
  /** Number of messages after which that program sleeps for a tick of the kernel's clock; 0: never. */
  readonly naps: number;
  /** The receiving program writes one line for this many messages; 0: none. */
  readonly lines: number;
  /** The console uses one firmware call per line, instead of two accesses to the serial port per byte. */
  readonly isParavirtual: boolean;
  /** Guest time after which it switches the machine off; 0: never. */
  readonly seconds: number;
}

export const MIX: Mix = { work: 200, naps: 64, lines: 256, isParavirtual: false, seconds: 0 };

/** Machine clock ticks per guest second: real time at a million instructions per second. */
export const TIME_HZ = 1_000_000;

/** The image for the start of the machine's memory. */
export function guestImage(mix: Partial<Mix> = {}): Uint8Array {
  const bytes = Uint8Array.from({ length: image.size }, (_, at) => parseInt(image.hex.slice(2 * at, 2 * at + 2), 16));
  const { work, naps, lines, isParavirtual, seconds } = { ...MIX, ...mix };
  const view = new DataView(bytes.buffer, image.mix - image.base);
  for (const [index, word] of [work, naps, lines, Number(isParavirtual), seconds].entries())
    view.setUint32(4 * index, word, true);
  return bytes;
}
