/** The memory and the device addresses. A subset of the memory map of QEMU's machine `virt`. */
import type { Device } from './devices/device.ts';

/** Start of the memory, and of the guest's image. */
export const RAM_BASE = 0x80000000;

/** In bytes. */
export const RAM_SIZE = 0x20000;

/** Size of an access, in bytes. */
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

/** For debuggers: copies bytes of the memory. Does not read devices, because that could change their state. */
export function peek({ bytes }: Memory, address: number, length: number): Uint8Array | undefined {
  const start = address - RAM_BASE;
  return start >= 0 && start + length <= RAM_SIZE ? bytes.slice(start, start + length) : undefined;
}

/** @returns whether the whole range is memory; otherwise nothing is written */
export function poke({ bytes }: Memory, address: number, data: Uint8Array): boolean {
  const start = address - RAM_BASE;
  if (start < 0 || start + data.length > RAM_SIZE) return false;
  bytes.set(data, start);
  return true;
}
