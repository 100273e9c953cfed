/** The command line history. Pure: each function returns a new history. */

export interface History {
  readonly lines: readonly string[];
  /** Index of the shown line; the length for the new line. */
  readonly at: number;
  /** The new line as typed before going back in the history. */
  readonly draft: string;
}

/** Maximum number of lines. */
const MOST = 200;

export const newHistory: History = { lines: [], at: 0, draft: '' };

export const shownLine = ({ lines, at, draft }: History): string => lines[at] ?? draft;

/** Adds a line unless it equals the previous one. */
export function remember({ lines }: History, line: string): History {
  const isNew = line.trim() !== '' && lines.at(-1) !== line;
  const kept = isNew ? [...lines, line].slice(-MOST) : lines;
  return { lines: kept, at: kept.length, draft: '' };
}

/** @param typed the current input */
export const older = ({ lines, at, draft }: History, typed: string): History => ({
  lines,
  at: Math.max(0, at - 1),
  draft: at === lines.length ? typed : draft,
});

export const newer = ({ lines, at, draft }: History): History => ({ lines, at: Math.min(lines.length, at + 1), draft });
