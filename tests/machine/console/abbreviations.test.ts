/** What GDB 13.1 takes each beginning of a command for, as its `help` says: a name, or its words. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { meant } from '../../../src/machine/console/abbreviations.ts';
import { commandNames } from '../../../src/machine/console/commands.ts';
import { GDB_COMMANDS, GDB_SHORT, GDB_TOPICS, TOPIC_SHORT } from '../../../src/machine/console/gdb-names.ts';
import { ask, newConsole } from '../../../src/machine/console/console.ts';
import { guestImage } from '../../../src/machine/guest/guest.ts';
import { newMachine } from '../../../src/machine/machine.ts';

const rows = (await readFile(path.join(import.meta.dirname, 'abbreviations.txt'), 'utf8'))
  .trim()
  .split('\n')
  .map((row) => row.split('\t'));

test.each(rows)('%s is for GDB %s', (word = '', expected = '') => {
  const found = meant(word, GDB_COMMANDS, GDB_SHORT);
  const said = found.kind === 'ambiguous' ? `Ambiguous command "${word}": ${found.names.join(', ')}.` : found;
  expect(said).toEqual(expected.startsWith('Ambiguous') ? expected : { kind: 'found', name: expected });
});

test('all commands are GDB’s', () => {
  for (const name of commandNames) expect(meant(name, GDB_COMMANDS, GDB_SHORT)).toEqual({ kind: 'found', name });
});

test.each([
  ['w', { kind: 'ambiguous', names: ['warranty', 'watchpoints', 'win'] }],
  ['l', { kind: 'ambiguous', names: ['line', 'locals'] }],
  ['re', { kind: 'ambiguous', names: ['rec', 'record', 'registers'] }],
  ['a', { kind: 'ambiguous', names: ['address', 'all-registers', 'args', 'auto-load', 'auto-load-scripts', 'auxv'] }],
  ['lo', { kind: 'found', name: 'locals' }],
  ['b', { kind: 'found', name: 'breakpoints' }],
  ['r', { kind: 'found', name: 'registers' }],
])('info %s', (word, expected) => {
  expect(meant(word, GDB_TOPICS, TOPIC_SHORT)).toEqual(expected);
});

test('what GDB has and the console does not is said so', () => {
  const console = newConsole(newMachine(guestImage()));
  expect(ask(console, 'thread', 1)[0]).toBe('GDB has "thread"; this console does not.');
  expect(ask(console, 'info threads', 1)[0]).toBe('GDB has "info threads"; this console does not.');
  expect(ask(console, 'st', 1)).toEqual([
    'Ambiguous command "st": stack, start, starti, status, step, stepi, stepping, stop, strace.',
  ]);
});
