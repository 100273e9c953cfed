/** Loads and stores outside memory: devices and unmapped addresses. */
import type { Core } from './core.ts';
import { count } from './counters.ts';
import { timeOf } from './hart.ts';
import { placeOf } from './memory.ts';

/** @returns undefined if nothing is mapped at the address */
export function readDevice(core: Core, address: number): number | undefined {
  const place = placeOf(core.memory, address);
  if (place === undefined) return undefined;
  count(core.counters, core.hart.mode, place.device.kind);
  return place.device.read(address - place.base, timeOf(core.hart));
}

/** @returns whether anything is mapped at the address */
export function writeDevice(core: Core, address: number, value: number): boolean {
  const place = placeOf(core.memory, address);
  if (place === undefined) return false;
  count(core.counters, core.hart.mode, place.device.kind);
  place.device.write(address - place.base, value);
  // The alarm may have changed, or the machine may be off.
  core.isChanged = true;
  return true;
}
