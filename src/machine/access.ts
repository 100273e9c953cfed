/** Loads and stores that do not go to memory: devices, and addresses where nothing is. */
import type { Core } from './core.ts';
import { count } from './counters.ts';
import { timeOf } from './hart.ts';
import { placeOf } from './memory.ts';

/** @returns nothing where nothing is */
export function readDevice(core: Core, address: number): number | undefined {
  const place = placeOf(core.memory, address);
  if (place === undefined) return undefined;
  count(core.counters, core.hart.mode, place.device.kind);
  return place.device.read(address - place.base, timeOf(core.hart));
}

/** @returns whether something is there */
export function writeDevice(core: Core, address: number, value: number): boolean {
  const place = placeOf(core.memory, address);
  if (place === undefined) return false;
  count(core.counters, core.hart.mode, place.device.kind);
  place.device.write(address - place.base, value);
  // The alarm may be another, or the machine off.
  core.isChanged = true;
  return true;
}
