/** The commands of this console. */
import { meant } from './abbreviations.ts';
import { infoLine, infoRegisters, infoSymbol, infoVariables, print, ptype, whatis } from './data-commands.ts';
import { examine } from './examine.ts';
import { GDB_COMMANDS, GDB_SHORT, GDB_TOPICS, TOPIC_SHORT } from './gdb-names.ts';
import { list } from './list.ts';
import { breakAt, breakOnce, infoPoints, remove, watch } from './point-commands.ts';
import { Refusal } from './refusal.ts';
import { backtrace, down, finish, frame, next, nexti, proceed, step, stepi, up } from './running-commands.ts';
import type { Answer, Session } from './session.ts';

type Command = (session: Session, text: string) => string | Answer;

const TOPICS: Readonly<Record<string, Command>> = {
  args: (session) => infoVariables(session, true),
  breakpoints: (session) => infoPoints(session, false),
  line: infoLine,
  locals: (session) => infoVariables(session, false),
  registers: infoRegisters,
  stack: backtrace,
  symbol: infoSymbol,
  watchpoints: (session) => infoPoints(session, true),
};

export const topics: readonly string[] = Object.keys(TOPICS);

/** For each command a short description of our own. */
const COMMANDS: Readonly<Record<string, readonly [what: string, command: Command]>> = {
  backtrace: ['which function has called which; also bt', backtrace],
  break: ['stop at a function, a line or an address: break sys_open, break kernel.c:158, break *0x800009b8', breakAt],
  continue: ['run to the next breakpoint', proceed],
  delete: ['forget breakpoints, by their numbers, or all', remove],
  down: ['look at the function that was called', down],
  finish: ['run until the function returns', finish],
  frame: ['where the machine stands', frame],
  help: ['this list', help],
  info: [`more of the machine: ${topics.join(', ')}`, info],
  list: ['ten lines of the sources: list, list sys_send, list 20,24', list],
  next: ['run to the next line, over calls', next],
  nexti: ['run one instruction, over a call', nexti],
  print: ['the value of an expression: print *mfree, print/x $sp', print],
  ptype: ['a type: ptype struct mbuf, ptype /o struct mbuf', ptype],
  step: ['run to the next line, into calls', step],
  stepi: ['run one instruction', stepi],
  tbreak: ['a breakpoint for one time', breakOnce],
  up: ['look at the function that has called', up],
  watch: ['stop when a value changes: watch ring.head', watch],
  whatis: ['the name of a type', whatis],
  x: ['the memory: x/4i $pc, x/s path, x/4xw &mix', examine],
};

export const commandNames: readonly string[] = Object.keys(COMMANDS);

const known = `This console has: ${commandNames.join(', ')}.\n`;

function info(session: Session, text: string): string | Answer {
  const [word, rest] = cut(text, /^[\w-]*/);
  const available = `This console has: ${topics.map((topic) => `info ${topic}`).join(', ')}.\n`;
  if (word === '') return available;
  const found = meant(word, GDB_TOPICS, TOPIC_SHORT);
  if (found.kind === 'unknown') throw new Refusal(`Undefined info command: "${text}".  Try "help info".`);
  if (found.kind === 'ambiguous') throw new Refusal(`Ambiguous info command "${word}": ${found.names.join(', ')}.`);
  const topic = Object.hasOwn(TOPICS, found.name) ? TOPICS[found.name] : undefined;
  return topic === undefined
    ? `GDB has "info ${found.name}"; this console does not.\n${available}`
    : topic(session, rest);
}

function help(_: Session, text: string): string {
  if (text === '') return `${commandNames.map((name) => `${name} -- ${COMMANDS[name]?.[0] ?? ''}`).join('\n')}\n`;
  const [word] = cut(text, /^\S*/);
  const found = find(word);
  return `${found.name} -- ${found.what}\n`;
}

/** Splits off the first word. */
function cut(text: string, word: RegExp): readonly [string, string] {
  const first = word.exec(text)?.[0] ?? '';
  return [first, text.slice(first.length).trim()];
}

/** @throws Refusal in GDB's words, followed by the available commands */
function find(word: string): { name: string; what: string; command: Command } {
  const found = meant(word, GDB_COMMANDS, GDB_SHORT);
  if (found.kind === 'unknown') throw new Refusal(`Undefined command: "${word}".  Try "help".\n${known.trimEnd()}`);
  if (found.kind === 'ambiguous') throw new Refusal(`Ambiguous command "${word}": ${found.names.join(', ')}.`);
  const entry = Object.hasOwn(COMMANDS, found.name) ? COMMANDS[found.name] : undefined;
  if (entry === undefined) throw new Refusal(`GDB has "${found.name}"; this console does not.\n${known.trimEnd()}`);
  return { name: found.name, what: entry[0], command: entry[1] };
}

/** The output of a command, in GDB's words, with a line end. */
export function* answer(session: Session, line: string): Answer {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return '';
  // `x/4i` and `print/x` need no space.
  const [word, rest] = cut(text, /^[A-Za-z_][\w-]*|^\S/);
  try {
    const said = find(word).command(session, rest);
    return typeof said === 'string' ? said : yield* said;
  } catch (error) {
    if (error instanceof Refusal) return `${error.message}\n`;
    throw error;
  }
}

/** The command that an empty line repeats after this one. */
export function repeated(line: string): string {
  const [word, rest] = cut(line.trim(), /^[A-Za-z_][\w-]*/);
  const found = meant(word, GDB_COMMANDS, GDB_SHORT);
  if (found.kind !== 'found') return '';
  if (found.name === 'x') return `x${/^\/\S*/.exec(rest)?.[0] ?? ''}`;
  if (found.name === 'list') return rest === '-' ? 'list -' : 'list';
  return ['continue', 'step', 'next', 'stepi', 'nexti', 'up', 'down', 'print'].includes(found.name) ? line : '';
}
