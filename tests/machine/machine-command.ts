/** `npm run test:machine`: our machine beside QEMU, and the guest built again. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
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
import { digestOf } from './trace.ts';

const usage = `npm run test:machine -- [options]

Proves the machine of src/machine: builds the guest again, to the same bytes, and runs it, and programs by chance,
step by step beside QEMU. It needs Linux and three packages, names those that are missing, and takes some two minutes.

  --only <words>  the proofs alone whose names have these words
  --help          this text

Exit codes: 0 all is well, 1 something is not, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { only: { type: 'string', needs: 'words of a proof’s name' } } as const;

/** Each with the package of Debian that has it. */
const PROGRAMS = [
  ['riscv64-unknown-elf-gcc', 'gcc-riscv64-unknown-elf'],
  ['gdb-multiarch', 'gdb-multiarch'],
  ['qemu-system-riscv32', 'qemu-system-misc'],
] as const;

/** Says what it has seen, or what is wrong. */
type Verdict = Outcome;

interface Proof {
  readonly name: string;
  readonly prove: (context: CommandContext) => Promise<Verdict>;
}

const proofs: readonly Proof[] = [
  { name: 'the same bytes, built again', prove: rebuild },
  { name: 'the guest beside QEMU', prove: guestBesideQemu },
  { name: 'programs by chance beside QEMU', prove: programsBesideQemu },
];

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work });

function read(args: readonly string[]): readonly Proof[] | string {
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const words = values.only ?? '';
  const chosen = proofs.filter(({ name }) => name.includes(words));
  return chosen.length > 0 ? chosen : `No proof's name has the words “${words}”.`;
}

async function work(chosen: readonly Proof[], context: CommandContext): Promise<Outcome> {
  const missing = PROGRAMS.filter(([program]) => findProgram([program]) === undefined).map(([, name]) => name);
  if (missing.length > 0)
    throw new Problem(`Missing; type:\n  sudo apt-get install --no-install-recommends ${missing.join(' ')}`);
  let isFine = true;
  for (const { name, prove } of chosen) {
    context.say(name);
    const verdict = await prove(context);
    context.stop.throwIfAborted();
    console.log(`${verdict.isFine === false ? 'WRONG ' : 'proven'}  ${name}: ${verdict.text}`);
    isFine &&= verdict.isFine !== false;
  }
  return { text: isFine ? 'All is well.' : 'Something is not as it should be.', isFine };
}

async function rebuild(): Promise<Verdict> {
  const guest = path.join(root, 'src/machine/guest');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guest-'));
  try {
    if ((await run('sh', [path.join(guest, 'build.sh'), folder])) !== 0)
      return { text: 'the build fails', isFine: false };
    const names = (await readdir(path.join(guest, 'built'))).sort();
    const others: string[] = [];
    for (const name of names) {
      const committed = await readFile(path.join(guest, 'built', name));
      const built = await readFile(path.join(folder, name)).catch(() => Buffer.alloc(0));
      if (!built.equals(committed)) others.push(name);
    }
    return others.length === 0
      ? { text: names.join(', ') }
      : {
          text: `${others.join(', ')} came out otherwise: sh src/machine/guest/build.sh src/machine/guest/built`,
          isFine: false,
        };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
