/**
 * A debugger's console on the machine: commands and answers are GDB's, as far as it goes. It is not GDB: types and lines
 * of the guest come from one at build time, registers and memory from the machine that runs.
 */
import type { Machine } from '../machine.ts';
import { answer, repeated } from './commands.ts';
import { describeFrame, describeLine } from './describe.ts';
import { framesOf } from './frames.ts';
import { newSession, placeBreakpoints, type Answer, type Session } from './session.ts';

export interface Console {
  readonly session: Session;
  /** The command that is being run. */
  running: Answer | undefined;
  /** What Enter alone repeats. */
  last: string;
}

export const newConsole = (machine: Machine): Console => ({
  session: newSession(machine),
  running: undefined,
  last: '',
});

export const isRunning = ({ running }: Console): boolean => running !== undefined;

/** Begins with a command; `advance` brings its answer. What is being run is given up. */
export function enter(console: Console, line: string): void {
  const text = line.trim() === '' ? repeated(console.last) : line;
  if (text !== '') console.last = text;
  console.running = answer(console.session, text);
}

/**
 * Goes on with the command.
 *
 * @param limit instructions, at most
 * @returns the lines of the answer, when it is whole; nothing, as long as the machine still runs
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

/** Stops what runs, as Ctrl+C does. */
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

/** A command from its beginning to its end, for who can wait. @param limit instructions, at most */
export function ask(console: Console, line: string, limit: number): readonly string[] {
  enter(console, line);
  return advance(console, limit) ?? interrupt(console);
}

const linesIn = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
