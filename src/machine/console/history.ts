/** The lines that were typed, to be had again. Pure: each function gives a new history. */

export interface History {
  readonly lines: readonly string[];
  /** Which line is shown; after the last one it is the one that is being typed. */
  readonly at: number;
  /** What was being typed before older lines were looked at. */
  readonly draft: string;
}

/** Lines that are kept, at most. */
const MOST = 200;

export const newHistory: History = { lines: [], at: 0, draft: '' };

export const shownLine = ({ lines, at, draft }: History): string => lines[at] ?? draft;

/** A line that was entered; one like the one before is not kept twice. */
export function remember({ lines }: History, line: string): History {
  const isNew = line.trim() !== '' && lines.at(-1) !== line;
  const kept = isNew ? [...lines, line].slice(-MOST) : lines;
  return { lines: kept, at: kept.length, draft: '' };
}

/** @param typed what stands in the line */
export const older = ({ lines, at, draft }: History, typed: string): History => ({
  lines,
  at: Math.max(0, at - 1),
  draft: at === lines.length ? typed : draft,
});

export const newer = ({ lines, at, draft }: History): History => ({ lines, at: Math.min(lines.length, at + 1), draft });
