/** Commands of a terminal session: lines that begin with a prompt, `(gdb) ` or `$ `. */

import { answerIn, ended } from './said.ts';

export interface Command {
  /** Line index. */
  readonly line: number;
  /** Without its prompt. */
  readonly text: string;
}

interface Commands {
  readonly commands: readonly Command[];
}

interface Session extends Commands {
  readonly lines: readonly string[];
}

const PROMPT = /^(?:\(gdb\)|\$) /;

export const commandsIn = (lines: readonly string[]): Command[] =>
  lines.flatMap((text, line) => (PROMPT.test(text) ? [{ line, text: text.replace(PROMPT, '') }] : []));

/** The command that a line belongs to, from 1; 0 above the first. */
export const commandAt = (line: number, { commands }: Commands): number =>
  commands.filter((command) => command.line <= line).length;

/** The last typed command with its output. */
export function describeSession(typed: number, session: Session): string {
  const { lines, commands } = session;
  const command = commands[typed - 1];
  if (!command) return `${commands.length} commands, before the first.`;
  const answer = answerIn(lines.slice(command.line + 1, commands[typed]?.line));
  return `${ended(`Command ${typed} of ${commands.length}: ${command.text}`)} ${answer}`.trim();
}

/** The lines that are visible after this many commands. */
export const shownLines = (typed: number, session: Session): string =>
  session.lines.filter((_, line) => commandAt(line, session) <= typed).join('\n');
