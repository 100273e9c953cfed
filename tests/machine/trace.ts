/** What a debugger sees of each step: the registers and pc after it. */
import { createHash } from 'node:crypto';
import { newMachine, run, type Machine } from '../../src/machine/machine.ts';

/** x0 to x31, and pc, signed. */
export function registersOf({ hart }: Machine): Int32Array {
  const registers = new Int32Array(33);
  registers.set(hart.x);
  registers[32] = hart.pc;
  return registers;
}

/** A machine with these registers, where those of the start would be zero. */
export function machineOf({ image, registers }: { image: Uint8Array; registers: Int32Array }): Machine {
  const machine = newMachine(image);
  machine.hart.x.set(registers.subarray(0, 32));
  return machine;
}

/** One step without interrupts, as QEMU makes it for a debugger. */
export function stepMasked(machine: Machine): void {
  machine.isMasked = true;
  run(machine, 1);
}

/** SHA-256 of the registers after each of the first steps, in hex. */
export function traceDigest(machine: Machine, steps: number): string {
  const hash = createHash('sha256');
  for (let step = 0; step < steps; step += 1) {
    stepMasked(machine);
    hash.update(registersOf(machine));
  }
  return hash.digest('hex');
}

/** One digest of many. */
export const digestOf = (digests: readonly string[]): string =>
  createHash('sha256').update(digests.join('\n')).digest('hex');
