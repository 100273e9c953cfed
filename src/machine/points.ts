/** Breakpoints on instructions and watchpoints on data. */
import { RAM_BASE, RAM_SIZE } from './memory.ts';

export type Watched = 'write' | 'read' | 'access';

export interface Watchpoint {
  readonly address: number;
  /** In bytes. */
  readonly length: number;
  readonly kind: Watched;
}

export interface Points {
  /** One byte for each word of the memory, nonzero at a breakpoint: a check costs the same for any number. */
  readonly marks: Uint8Array;
  readonly watchpoints: Watchpoint[];
}

export const newPoints = (): Points => ({ marks: new Uint8Array(RAM_SIZE / 4), watchpoints: [] });

/** @returns whether there can be an instruction at the address */
export function setBreakpoint({ marks }: Points, address: number, isSet: boolean): boolean {
  const offset = address - RAM_BASE;
  if (offset < 0 || offset >= RAM_SIZE || offset % 4 !== 0) return false;
  marks[offset / 4] = isSet ? 1 : 0;
  return true;
}

const isSame = (a: Watchpoint, b: Watchpoint) => a.address === b.address && a.length === b.length && a.kind === b.kind;

export function setWatchpoint({ watchpoints }: Points, point: Watchpoint, isSet: boolean): void {
  const at = watchpoints.findIndex((other) => isSame(other, point));
  if (isSet && at < 0) watchpoints.push(point);
  if (!isSet && at >= 0) watchpoints.splice(at, 1);
}

/** The first watchpoint that an access of `length` bytes touches. */
export const touched = (
  { watchpoints }: Points,
  address: number,
  length: number,
  access: 'write' | 'read',
): Watchpoint | undefined =>
  watchpoints.find(
    (point) =>
      (point.kind === 'access' || point.kind === access) &&
      address < point.address + point.length &&
      point.address < address + length,
  );
