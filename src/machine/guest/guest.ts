/**
 * The guest: a small kernel of our own and three programs, for the machine beside it. It is not NetBSD: its `sys_open`
 * and its `struct mbuf` are namesakes.
 */
import { image } from './built/image.ts';

/** What the guest does with its time; kernel.h says the same. */
export interface Mix {
  /** Rounds that a program computes between two system calls. */
  readonly work: number;
  /** Messages after which that program sleeps for a tick of the kernel's clock; 0: never. */
  readonly naps: number;
  /** Messages of which the receiving program writes one; 0: none. */
  readonly lines: number;
  /** The console is a call of the firmware a line, in place of two accesses to the serial port a byte. */
  readonly isParavirtual: boolean;
  /** Of the guest's time, after which it switches the machine off; 0: never. */
  readonly seconds: number;
}

export const MIX: Mix = { work: 200, naps: 64, lines: 256, isParavirtual: false, seconds: 0 };

/** Ticks of the machine's clock in a second of the guest: at a million instructions a second it is a true one. */
export const TIME_HZ = 1_000_000;

/** What goes to the start of the machine's memory. */
export function guestImage(mix: Partial<Mix> = {}): Uint8Array {
  const bytes = Uint8Array.from({ length: image.size }, (_, at) => parseInt(image.hex.slice(2 * at, 2 * at + 2), 16));
  const { work, naps, lines, isParavirtual, seconds } = { ...MIX, ...mix };
  const view = new DataView(bytes.buffer, image.mix - image.base);
  for (const [index, word] of [work, naps, lines, Number(isParavirtual), seconds].entries())
    view.setUint32(4 * index, word, true);
  return bytes;
}
