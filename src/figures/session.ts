/** The commands of a session in a terminal. A line that begins with a prompt, `(gdb) ` or `$ `, is one. */

export interface Command {
  /** Line index. */
  readonly line: number;
  /** Without its prompt. */
  readonly text: string;
}

interface Commands {
  readonly commands: readonly Command[];
}

const PROMPT = /^(?:\(gdb\)|\$) /;

export const commandsIn = (lines: readonly string[]): Command[] =>
  lines.flatMap((text, line) => (PROMPT.test(text) ? [{ line, text: text.replace(PROMPT, '') }] : []));

/** The command that a line belongs to, from 1; 0 above the first. */
export const commandAt = (line: number, { commands }: Commands): number =>
  commands.filter((command) => command.line <= line).length;

/** What is seen when so many commands are typed. */
export const shownLines = (typed: number, session: Commands & { readonly lines: readonly string[] }): string =>
  session.lines.filter((_, line) => commandAt(line, session) <= typed).join('\n');
