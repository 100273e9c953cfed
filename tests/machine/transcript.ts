/** Output of the real GDB about the guest, in QEMU and in our machine: the same for the same commands. */
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { guestImage } from '../../src/machine/guest/guest.ts';
import { newMachine } from '../../src/machine/machine.ts';
import { run } from '../../src/setup/processes.mjs';
import { root } from '../../src/setup/project.mjs';
import { startQemu } from './qemu.ts';
import { serve } from './serve.ts';

/** The commands, a line each; and what GDB and QEMU have said to them, as it is committed. */
export const SESSION = path.join(root, 'tests/machine/session.gdb');
export const TRANSCRIPT = path.join(root, 'tests/machine/transcript.txt');

/** A second session, with what is wrong and what is rare: what GDB has said to it in our machine. */
export const MORE_SESSION = path.join(root, 'tests/machine/console/more.gdb');
export const MORE_TRANSCRIPT = path.join(root, 'tests/machine/console/more.txt');

const SOURCES = path.join(root, 'src/machine/guest');

/** QEMU’s time follows instructions, too, at 128 ns each, so that it says the same every time. */
const STEADY = ['-icount', 'shift=7,sleep=off'];

/** Each command after `(gdb) `, and what came to it. */
async function talkTo(socket: string, elf: string, session = SESSION): Promise<string> {
  const commands = (await readFile(session, 'utf8')).trim().split('\n');
  const settings = [
    'set confirm off',
    'set width 0',
    'set height 0',
    `directory ${SOURCES}`,
    `target remote ${socket}`,
  ];
  const spoken = commands.flatMap((command) => [`echo (gdb) ${command}\\n`, command]);
  const args = [...settings, ...spoken].flatMap((command) => ['-ex', command]);
  // Errors go to the same stream as answers, so that each follows its command.
  const log = await open(`${elf}.txt`, 'w');
  try {
    await run('gdb-multiarch', ['-nx', '-batch', ...args, elf], {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
  const said = await readFile(`${elf}.txt`, 'utf8');
  // What attaching says stands before the first command.
  return said.slice(said.indexOf('(gdb) '));
}

export async function transcriptOfQemu(elf: string): Promise<string> {
  const { socket, end } = await startQemu(guestImage(), STEADY);
  try {
    return await talkTo(socket, elf);
  } finally {
    await end();
  }
}

export async function transcriptOfMachine(elf: string, session = SESSION): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'machine-'));
  const socket = path.join(folder, 'gdb');
  const { end } = await serve(newMachine(guestImage()), socket);
  try {
    return await talkTo(socket, elf, session);
  } finally {
    await end();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the two may differ: what each says, in the order of the session. */
const KNOWN = [
  // QEMU begins with a few instructions of its own, in a ROM that our machine does not have.
  { qemu: '#0  0x00001000 in ?? ()', ours: '#0  _start () at start.S:23' },
  // Its clock is another one: the ticks come at other instructions, and programs take their turns there.
  { qemu: '$34 = 3', ours: '$34 = 1' },
  { qemu: 'a4             0x2\t2', ours: 'a4             0x1\t1' },
  { qemu: '[Inferior 1 (process 1) detached]', ours: '[Inferior 1 (Remote target) detached]' },
] as const;

/** What GDB says in our machine, from what it said in QEMU. */
export const expectedOf = (transcript: string): string =>
  KNOWN.reduce((text, { qemu, ours }) => text.replace(`${qemu}\n`, () => `${ours}\n`), transcript);

/** The first line that is another one. */
export function difference(text: string, expected: string): string | undefined {
  const [lines, others] = [text.split('\n'), expected.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  if (at < 0 && lines.length === others.length) return undefined;
  const where = at < 0 ? lines.length : at;
  return `line ${where + 1} is “${lines[where] ?? ''}”, and not “${others[where] ?? ''}”`;
}
