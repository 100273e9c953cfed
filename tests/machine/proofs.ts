/** What proves the machine, and needs the cross compiler, GDB and QEMU. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { CommandContext, Outcome } from '../../src/command/command.ts';
import { disassemble } from '../../src/machine/disassemble.ts';
import { guestImage } from '../../src/machine/guest/guest.ts';
import { newMachine } from '../../src/machine/machine.ts';
import { RAM_BASE } from '../../src/machine/memory.ts';
import { run } from '../../src/setup/processes.mjs';
import { root } from '../../src/setup/project.mjs';
import { GUEST_TRACE, PROGRAM_TRACES } from './digests.ts';
import { compare, startBoth } from './lock-step.ts';
import { attachQemu, type Qemu } from './qemu.ts';
import { randomProgram } from './random-program.ts';
import { digestOf } from './trace.ts';
import {
  difference,
  expectedOf,
  MORE_SESSION,
  MORE_TRANSCRIPT,
  TRANSCRIPT,
  transcriptOfMachine,
  transcriptOfQemu,
} from './transcript.ts';

/** Another compiler makes other bytes. */
const BUILT_BY = 'GCC 12.2.0 and GDB 13.1 of Debian 12';

const GUEST = path.join(root, 'src/machine/guest');

/** Says what it has seen, or what is wrong. */
type Verdict = Outcome;

export interface Proof {
  readonly name: string;
  readonly prove: (context: CommandContext, isWritten: boolean) => Promise<Verdict>;
}

export const proofs: readonly Proof[] = [
  { name: 'the same bytes, built again', prove: rebuild },
  { name: 'the guest beside QEMU', prove: guestBesideQemu },
  { name: 'programs by chance beside QEMU', prove: programsBesideQemu },
  { name: 'instructions as objdump writes them', prove: disassembleAsObjdump },
  { name: 'GDB in our machine', prove: debug },
];

/** Builds the guest into a temporary folder. */
export async function withBuild(act: (folder: string, elf: string) => Promise<Verdict>): Promise<Verdict> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guest-'));
  const elf = path.join(folder, 'guest.elf');
  try {
    const code = await run('sh', [path.join(GUEST, 'build.sh'), folder, elf]);
    return code === 0 ? await act(folder, elf) : { text: 'the build fails', isFine: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rebuild(): Promise<Verdict> {
  return withBuild(async (folder) => {
    const names = (await readdir(path.join(GUEST, 'built'))).sort();
    const others: string[] = [];
    for (const name of names) {
      const committed = await readFile(path.join(GUEST, 'built', name));
      const built = await readFile(path.join(folder, name)).catch(() => Buffer.alloc(0));
      if (!built.equals(committed)) others.push(name);
    }
    if (others.length === 0) return { text: names.join(', ') };
    const command = 'sh src/machine/guest/build.sh src/machine/guest/built';
    const tools = `built here by GCC ${await compilerVersion()}, committed by ${BUILT_BY}`;
    return { text: `${others.join(', ')} came out otherwise, ${tools}: ${command}`, isFine: false };
  });
}

const compilerVersion = async (): Promise<string> =>
  (await promisify(execFile)('riscv64-unknown-elf-gcc', ['-dumpfullversion'])).stdout.trim();

/** Of the programs by chance: those that both take for instructions. */
async function disassembleAsObjdump(): Promise<Verdict> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'objdump-'));
  try {
    let count = 0;
    for (let seed = 0; seed < PROGRAM_TRACES.programs; seed += 1) {
      const file = path.join(folder, 'program.bin');
      await writeFile(file, randomProgram(seed).image);
      for (const { address, word, text } of await objdump(file)) {
        const ours = disassemble(word, address, () => undefined);
        if (ours !== text && !ours.startsWith('.4byte'))
          return { text: `0x${word.toString(16)} is “${ours}”, and not “${text}”`, isFine: false };
        count += 1;
      }
    }
    return { text: `${count} are the same` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const OBJDUMP = ['-D', '-b', 'binary', '-m', 'riscv:rv32', `--adjust-vma=${RAM_BASE}`];

async function objdump(file: string): Promise<{ address: number; word: number; text: string }[]> {
  const { stdout } = await promisify(execFile)('riscv64-unknown-elf-objdump', [...OBJDUMP, file], { maxBuffer: 1e7 });
  // What follows a # is a remark.
  const rows = stdout.matchAll(/^\s*([0-9a-f]{8}):\s+([0-9a-f]{8})\s+([^#\n]*)/gm);
  return Array.from(rows, ([, address = '', word = '', text = '']) => ({
    address: parseInt(address, 16),
    word: parseInt(word, 16),
    text: text.trimEnd(),
  }));
}

/** The same session in QEMU, and in our machine over GDB's own protocol. */
function debug({ stop }: CommandContext, isWritten: boolean): Promise<Verdict> {
  return withBuild(async (_, elf) => {
    const theirs = await transcriptOfQemu(elf);
    if (isWritten) await writeFile(TRANSCRIPT, theirs);
    stop.throwIfAborted();
    const other = difference(theirs, await readFile(TRANSCRIPT, 'utf8'));
    if (other !== undefined) return { text: `in QEMU, ${other} as in transcript.txt`, isFine: false };
    const ours = difference(await transcriptOfMachine(elf), expectedOf(theirs));
    if (ours !== undefined) return { text: ours, isFine: false };
    stop.throwIfAborted();
    const more = await transcriptOfMachine(elf, MORE_SESSION);
    if (isWritten) await writeFile(MORE_TRANSCRIPT, more);
    const rare = difference(more, await readFile(MORE_TRANSCRIPT, 'utf8'));
    if (rare !== undefined) return { text: `in the second session, ${rare} as in more.txt`, isFine: false };
    const commands = theirs.split('\n').filter((line) => line.startsWith('(gdb) '));
    return { text: `${commands.length} commands are answered as in QEMU, four known lines aside` };
  });
}

async function withQemu(act: (qemu: Qemu) => Promise<Verdict>): Promise<Verdict> {
  const qemu = await attachQemu(guestImage());
  try {
    return await act(qemu);
  } finally {
    await qemu.end();
  }
}

/** QEMU's digest: if it differs from the committed one, the guest or QEMU has changed. */
const judge = (what: string, digest: string, committed: string): Verdict =>
  digest === committed
    ? { text: what }
    : { text: `${what}, but the digest is now ${digest}: tests/machine/digests.ts`, isFine: false };

function guestBesideQemu(): Promise<Verdict> {
  return withQemu(async (qemu) => {
    await qemu.setRegisters(Int32Array.from({ length: 33 }, (_, index) => (index === 32 ? RAM_BASE : 0)));
    const { steps, clocks, digest, difference } = await compare(newMachine(guestImage()), qemu, GUEST_TRACE.steps);
    if (difference !== undefined) return { text: difference, isFine: false };
    return judge(`${steps} steps are the same, ${clocks} reads of the clock aside`, digest, GUEST_TRACE.digest);
  });
}

function programsBesideQemu({ stop }: CommandContext): Promise<Verdict> {
  return withQemu(async (qemu) => {
    const digests: string[] = [];
    let all = 0;
    for (let seed = 0; seed < PROGRAM_TRACES.programs; seed += 1) {
      stop.throwIfAborted();
      const program = randomProgram(seed);
      const { steps, digest, difference } = await compare(await startBoth(program, qemu), qemu, program.steps);
      if (difference !== undefined) return { text: `Seed ${seed}: ${difference}`, isFine: false };
      digests.push(digest);
      all += steps;
    }
    return judge(`${all} steps of ${digests.length} are the same`, digestOf(digests), PROGRAM_TRACES.digest);
  });
}
