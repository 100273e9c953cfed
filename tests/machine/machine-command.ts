/** `npm run test:machine`: our machine beside QEMU, and the guest built again. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { disassemble } from '../../src/machine/disassemble.ts';
import { guestImage } from '../../src/machine/guest/guest.ts';
import { newMachine } from '../../src/machine/machine.ts';
import { RAM_BASE } from '../../src/machine/memory.ts';
import { run } from '../../src/setup/processes.mjs';
import { Problem, root } from '../../src/setup/project.mjs';
import { findProgram } from '../browsers/programs.ts';
import { GUEST_TRACE, PROGRAM_TRACES } from './digests.ts';
import { compare, startBoth } from './lock-step.ts';
import { attachQemu, type Qemu } from './qemu.ts';
import { randomProgram } from './random-program.ts';
import { serve } from './serve.ts';
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

const usage = `npm run test:machine -- [options]

Proves the machine of src/machine: builds the guest again, to the same bytes, and runs it, and programs by chance,
step by step beside QEMU; a real GDB has the same session in both. It needs Linux and three packages, names those that
are missing, and takes a minute or two.

  --only <words>  the proofs alone whose names have these words
  --write         writes anew what GDB said in QEMU, tests/machine/transcript.txt
  --serve <port>  proves nothing: our machine waits at this port for GDB, until Ctrl+C
  --help          this text

Exit codes: 0 all is well, 1 something is not, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = {
  only: { type: 'string', needs: 'words of a proof’s name' },
  write: { type: 'boolean' },
  serve: { type: 'string', needs: 'a port' },
} as const;

/** Each with the package of Debian that has it. */
const PROGRAMS = [
  ['riscv64-unknown-elf-gcc', 'gcc-riscv64-unknown-elf'],
  ['gdb-multiarch', 'gdb-multiarch'],
  ['qemu-system-riscv32', 'qemu-system-misc'],
] as const;

const GUEST = path.join(root, 'src/machine/guest');

/** Says what it has seen, or what is wrong. */
type Verdict = Outcome;

interface Proof {
  readonly name: string;
  readonly prove: (context: CommandContext, wanted: Wanted) => Promise<Verdict>;
}

interface Wanted {
  readonly chosen: readonly Proof[];
  readonly isWritten: boolean;
  readonly port?: number;
}

const proofs: readonly Proof[] = [
  { name: 'the same bytes, built again', prove: rebuild },
  { name: 'the guest beside QEMU', prove: guestBesideQemu },
  { name: 'programs by chance beside QEMU', prove: programsBesideQemu },
  { name: 'instructions as objdump writes them', prove: disassembleAsObjdump },
  { name: 'GDB in our machine', prove: debug },
];

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work });

function read(args: readonly string[]): Wanted | string {
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const port = values.serve === undefined ? undefined : Number(values.serve);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) return `Not a port: ${values.serve}`;
  const words = values.only ?? '';
  const chosen = proofs.filter(({ name }) => name.includes(words));
  if (chosen.length === 0) return `No proof's name has the words “${words}”.`;
  return { chosen, isWritten: values.write === true, ...(port === undefined ? {} : { port }) };
}

async function work(wanted: Wanted, context: CommandContext): Promise<Outcome> {
  const missing = PROGRAMS.filter(([program]) => findProgram([program]) === undefined).map(([, name]) => name);
  if (missing.length > 0)
    throw new Problem(`Missing; type:\n  sudo apt-get install --no-install-recommends ${missing.join(' ')}`);
  if (wanted.port !== undefined) return waitForGdb(wanted.port, context);
  let isFine = true;
  for (const { name, prove } of wanted.chosen) {
    context.say(name);
    const verdict = await prove(context, wanted);
    context.stop.throwIfAborted();
    console.log(`${verdict.isFine === false ? 'WRONG ' : 'proven'}  ${name}: ${verdict.text}`);
    isFine &&= verdict.isFine !== false;
  }
  return { text: isFine ? 'All is well.' : 'Something is not as it should be.', isFine };
}

/** Builds the guest into a folder that is gone afterwards. */
async function withBuild(act: (folder: string, elf: string) => Promise<Verdict>): Promise<Verdict> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guest-'));
  const elf = path.join(folder, 'guest.elf');
  try {
    const code = await run('sh', [path.join(GUEST, 'build.sh'), folder, elf]);
    return code === 0 ? await act(folder, elf) : { text: 'the build fails', isFine: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** For developers: GDB on this computer can look into our machine. */
function waitForGdb(port: number, { stop }: CommandContext): Promise<Verdict> {
  return withBuild(async (_, elf) => {
    const { end } = await serve(newMachine(guestImage()), port);
    console.log(`In another terminal:\n  gdb-multiarch -d src/machine/guest ${elf} -ex 'target remote :${port}'`);
    await new Promise((resolve) => {
      stop.addEventListener('abort', resolve);
    });
    await end();
    return { text: '' };
  });
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
    return { text: `${others.join(', ')} came out otherwise: ${command}`, isFine: false };
  });
}

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
function debug({ stop }: CommandContext, { isWritten }: Wanted): Promise<Verdict> {
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

/** The digest is QEMU's: where it is another than the committed one, the guest is, or QEMU. */
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
