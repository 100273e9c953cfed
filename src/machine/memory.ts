/** The memory, and which addresses are devices. The map is the one of QEMU's machine `virt`, as far as it goes. */
import type { Device } from './devices/device.ts';

/** Where the memory begins, and with it the image of the guest. */
export const RAM_BASE = 0x80000000;

/** In bytes. */
export const RAM_SIZE = 0x20000;

/** Bytes of one access. */
export type Width = 1 | 2 | 4;

export interface Place {
  readonly base: number;
  /** In bytes. */
  readonly size: number;
  readonly device: Device;
}

export interface Memory {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly places: readonly Place[];
}

export function newMemory(places: readonly Place[]): Memory {
  const bytes = new Uint8Array(RAM_SIZE);
  return { bytes, view: new DataView(bytes.buffer), places };
}

export const placeOf = ({ places }: Memory, address: number): Place | undefined =>
  places.find(({ base, size }) => address >= base && address < base + size);

/** For who looks from outside: copies bytes of the memory; devices are not asked, as that could change them. */
export function peek({ bytes }: Memory, address: number, length: number): Uint8Array | undefined {
  const start = address - RAM_BASE;
  return start >= 0 && start + length <= RAM_SIZE ? bytes.slice(start, start + length) : undefined;
}

/** @returns whether all of it is memory; otherwise nothing is written */
export function poke({ bytes }: Memory, address: number, data: Uint8Array): boolean {
  const start = address - RAM_BASE;
  if (start < 0 || start + data.length > RAM_SIZE) return false;
  bytes.set(data, start);
  return true;
}
