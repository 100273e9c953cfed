/**
 * A debugger console for the machine with a subset of GDB's commands and output. It is not GDB: types and lines of the
 * guest come from GDB at build time, registers and memory from the running machine.
 */
import type { Machine } from '../machine.ts';
import { answer, repeated } from './commands.ts';
import { describeFrame, describeLine } from './describe.ts';
import { framesOf } from './frames.ts';
import { newSession, placeBreakpoints, type Answer, type Session } from './session.ts';

export interface Console {
  readonly session: Session;
  /** The running command. */
  running: Answer | undefined;
  /** The line that an empty line repeats. */
  last: string;
}

export const newConsole = (machine: Machine): Console => ({
  session: newSession(machine),
  running: undefined,
  last: '',
});

export const isRunning = ({ running }: Console): boolean => running !== undefined;

/** Starts a command; `advance` returns its output. Aborts a running command. */
export function enter(console: Console, line: string): void {
  const text = line.trim() === '' ? repeated(console.last) : line;
  if (text !== '') console.last = text;
  console.running = answer(console.session, text);
}

/**
 * Continues the command.
 *
 * @param limit maximum number of instructions
 * @returns the lines of the output once it is complete; undefined while the machine runs
 */
export function advance(console: Console, limit: number): readonly string[] | undefined {
  const { session, running } = console;
  if (running === undefined) return [];
  session.budget = limit;
  const part = running.next();
  if (part.done !== true) return undefined;
  console.running = undefined;
  return linesIn(part.value);
}

/** Interrupts the running command, as Ctrl+C does. */
export function interrupt(console: Console): readonly string[] {
  const { session } = console;
  if (console.running === undefined) return [];
  console.running = undefined;
  placeBreakpoints(session);
  session.selected = 0;
  const [frame] = framesOf(session.machine);
  const where = frame === undefined ? '' : `${describeFrame(session, frame)}\n${describeLine(frame, false)}`;
  return linesIn(`\nProgram received signal SIGINT, Interrupt.\n${where}`);
}

/** Runs a whole command synchronously. @param limit maximum number of instructions */
export function ask(console: Console, line: string, limit: number): readonly string[] {
  enter(console, line);
  return advance(console, limit) ?? interrupt(console);
}

const linesIn = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
