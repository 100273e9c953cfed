/** Our machine and QEMU in lock step. */
import { createHash } from 'node:crypto';
import { TIME } from '../../src/machine/csr.ts';
import { OPCODE } from '../../src/machine/decode.ts';
import { peek, RAM_BASE, RAM_SIZE } from '../../src/machine/memory.ts';
import type { Machine } from '../../src/machine/machine.ts';
import type { Qemu } from './qemu.ts';
import { PROGRAM_SIZE, type Program } from './random-program.ts';
import { machineOf, registersOf, stepMasked } from './trace.ts';

const NAMES = [...Array.from({ length: 32 }, (_, index) => `x${index}`), 'pc'];

/** The register that an instruction reads the clock into: QEMU's runs by the wall's, so that ours is copied over. */
function clockTarget(machine: Machine): number | undefined {
  const bytes = peek(machine.memory, machine.hart.pc, 4);
  const word = bytes === undefined ? 0 : Buffer.from(bytes).readUInt32LE();
  const isClock = (word & 0x7f) === OPCODE.system && [TIME, TIME + 0x80].includes(word >>> 20);
  return isClock ? (word >>> 7) & 31 : undefined;
}

/** Puts a program by chance into both. */
export async function startBoth(
  { image, registers }: Pick<Program, 'image' | 'registers'>,
  qemu: Qemu,
): Promise<Machine> {
  await qemu.setMemory(RAM_BASE, new Uint8Array(PROGRAM_SIZE));
  await qemu.setMemory(RAM_BASE, image);
  await qemu.setMachineMode();
  await qemu.setRegisters(registers);
  return machineOf({ image, registers });
}

export interface Comparison {
  readonly steps: number;
  /** How often the clock was read. */
  readonly clocks: number;
  /** As `traceDigest` makes it, of QEMU's registers. */
  readonly digest: string;
  /** The first step after which they differ, and how; otherwise differences of the final states. */
  readonly difference?: string;
}

/** Both must stand at the same instruction, with the same registers. */
export async function compare(machine: Machine, qemu: Qemu, steps: number): Promise<Comparison> {
  const hash = createHash('sha256');
  let clocks = 0;
  for (let step = 1; step <= steps; step += 1) {
    const from = machine.hart.pc;
    const clock = clockTarget(machine);
    stepMasked(machine);
    await qemu.step();
    const ours = registersOf(machine);
    const theirs = await qemu.registers();
    if (clock !== undefined) {
      clocks += 1;
      theirs[clock] = ours[clock] ?? 0;
      await qemu.setRegisters(theirs);
    }
    hash.update(theirs);
    const at = theirs.findIndex((value, index) => value !== ours[index]);
    if (at >= 0) {
      const hex = (values: Int32Array) => `0x${((values[at] ?? 0) >>> 0).toString(16)}`;
      const difference = `After step ${step}, at 0x${from.toString(16)}: ${NAMES[at] ?? ''} is ${hex(ours)}, in QEMU ${hex(theirs)}.`;
      return { steps: step, clocks, digest: hash.digest('hex'), difference };
    }
  }
  const difference = await otherState(machine, qemu);
  return { steps, clocks, digest: hash.digest('hex'), ...(difference === undefined ? {} : { difference }) };
}

/** What no register shows: the memory, all of it, and the mode. */
async function otherState({ hart, memory }: Machine, qemu: Qemu): Promise<string | undefined> {
  const theirs = await qemu.memory(RAM_BASE, RAM_SIZE);
  const at = memory.bytes.findIndex((byte, index) => byte !== theirs[index]);
  if (at >= 0) return `The memory is another one at 0x${(RAM_BASE + at).toString(16)}.`;
  const mode = await qemu.mode();
  return mode === hart.mode ? undefined : `The mode is ${hart.mode}, in QEMU ${mode}.`;
}
