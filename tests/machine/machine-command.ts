/** `npm run talk -- machine`: our machine beside QEMU, the guest built again, and GDB that looks into our machine. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { guestImage } from '../../src/machine/guest/guest.ts';
import { newMachine } from '../../src/machine/machine.ts';
import { root } from '../../src/setup/project.mjs';
import { ensurePackages, missingPackages } from '../browsers/programs.ts';
import { proofs, withBuild, type Proof } from './proofs.ts';
import { serve } from './serve.ts';

const report = path.join(root, 'test-results', 'machine.json');

const usage = `npm run talk -- machine prove [options]
npm run talk -- machine serve <port>

prove  builds the guest of src/machine again, to the same bytes, and runs it, and programs by
       chance, step by step beside QEMU; a real GDB has the same session in both. It needs
       Linux and three packages, asks whether to install what is missing, and takes a minute.
serve  proves nothing: our machine waits at a port of this computer for GDB, until Ctrl+C

  --only <words>  the proofs alone whose names have these words
  --write         writes anew what GDB said in QEMU, tests/machine/transcript.txt
  --help          this text

Machine and guest are our own: neither QEMU nor NetBSD.

Exit codes: 0 all is well, 1 something is not, or is missing, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = {
  only: { type: 'string', needs: 'words of a proof’s name' },
  write: { type: 'boolean' },
} as const;

/** Each with the package of Debian that has it. */
const PROGRAMS = [
  ['riscv64-unknown-elf-gcc', 'gcc-riscv64-unknown-elf'],
  ['gdb-multiarch', 'gdb-multiarch'],
  ['qemu-system-riscv32', 'qemu-system-misc'],
] as const;

type Wanted =
  | { readonly does: 'prove'; readonly chosen: readonly Proof[]; readonly isWritten: boolean }
  | { readonly does: 'serve'; readonly port: number };

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work });

function read(args: readonly string[]): Wanted | string {
  const [does = '', ...rest] = args;
  if (does === 'serve') return readPort(rest);
  if (does !== 'prove') return does === '' ? 'What shall it do?' : `It cannot “${does}”.`;
  const values = readFlags(rest, flags);
  if (typeof values === 'string') return values;
  const words = values.only ?? '';
  const chosen = proofs.filter(({ name }) => name.includes(words));
  if (chosen.length === 0) return `No proof's name has the words “${words}”.`;
  return { does, chosen, isWritten: values.write === true };
}

function readPort([word = '', ...rest]: readonly string[]): Wanted | string {
  const port = Number(word);
  if (!Number.isInteger(port) || port <= 0 || port >= 65536)
    return word === '' ? 'serve needs a port.' : `Not a port: ${word}`;
  return rest.length === 0 ? { does: 'serve', port } : `Unexpected argument "${rest[0] ?? ''}".`;
}

async function work(wanted: Wanted, context: CommandContext): Promise<Outcome> {
  await ensurePackages(() => missingPackages(PROGRAMS));
  if (wanted.does === 'serve') return waitForGdb(wanted.port, context);
  let [passed, failed] = [0, 0];
  for (const { name, prove } of wanted.chosen) {
    context.say(name);
    const begin = performance.now();
    const verdict = await prove(context, wanted.isWritten);
    context.stop.throwIfAborted();
    const isFine = verdict.isFine !== false;
    const seconds = ((performance.now() - begin) / 1000).toFixed(1).padStart(5);
    console.log(`${isFine ? 'proven' : 'WRONG '} ${seconds} s  ${name}: ${verdict.text}`);
    if (isFine) passed += 1;
    else failed += 1;
  }
  // In the form of Playwright's report, for `npm test`.
  const stats = { expected: passed, unexpected: failed, flaky: 0, skipped: 0 };
  await mkdir(path.dirname(report), { recursive: true });
  await writeFile(report, JSON.stringify({ stats }));
  return { text: failed === 0 ? 'All is well.' : 'Something is not as it should be.', isFine: failed === 0 };
}

/** For developers: GDB on this computer can look into our machine. */
function waitForGdb(port: number, { stop }: CommandContext): Promise<Outcome> {
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
