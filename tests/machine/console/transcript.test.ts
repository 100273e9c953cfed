/** The console beside real GDB: each command of the committed sessions, and each line of what came to it. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ask, newConsole } from '../../../src/machine/console/console.ts';
import { guestImage } from '../../../src/machine/guest/guest.ts';
import { newMachine } from '../../../src/machine/machine.ts';
import { expectedOf, MORE_TRANSCRIPT, TRANSCRIPT } from '../transcript.ts';

/** Instructions for an answer: what takes more is not in the sessions. */
const LIMIT = 20_000_000;

/** What the console says in other words, and why. */
const OTHER: Readonly<Record<string, readonly string[]>> = {
  // It says, too, what it has.
  no_such_command: [
    'Undefined command: "no_such_command".  Try "help".',
    'This console has: backtrace, break, continue, delete, down, finish, frame, help, info, list, next, nexti, print, ptype, step, stepi, tbreak, up, watch, whatis, x.',
  ],
  // There is nothing to detach from.
  detach: [
    'GDB has "detach"; this console does not.',
    'This console has: backtrace, break, continue, delete, down, finish, frame, help, info, list, next, nexti, print, ptype, step, stepi, tbreak, up, watch, whatis, x.',
  ],
};

/** Each command, and the lines that came to it. */
const exchanges = (transcript: string) =>
  transcript
    .split(/^\(gdb\) /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...lines] = part.replace(/\n$/, '').split('\n');
      return { command, lines };
    });

const ours = (commands: readonly string[]) => {
  const console = newConsole(newMachine(guestImage()));
  return commands.map((command) => ({ command, lines: ask(console, command, LIMIT) }));
};

const expected = (transcript: string) =>
  exchanges(transcript).map(({ command, lines }) => ({ command, lines: OTHER[command] ?? lines }));

test('says what GDB says, line by line', async () => {
  const transcript = expected(expectedOf(await readFile(TRANSCRIPT, 'utf8')));
  expect(transcript).toHaveLength(120);
  expect(ours(transcript.map(({ command }) => command))).toEqual(transcript);
});

test('says what GDB says in a second session, with what is wrong and what is rare', async () => {
  const transcript = expected(await readFile(MORE_TRANSCRIPT, 'utf8'));
  expect(ours(transcript.map(({ command }) => command))).toEqual(transcript);
});
