/** Something a reader would suffer. */
export interface Problem {
  /** Line of the block, counted from the slide's first; without it the slide itself is meant. */
  readonly line?: number | undefined;
  readonly pixels?: number | undefined;
  /** What makes it the same problem in another view, where the words differ: the worst is told. */
  readonly group?: string | undefined;
  /** What is wrong, and a way out. The same problem at another size has the same words, or is of the same group. */
  readonly message: string;
}

/** The beginning of a text, to find it by. */
export function quote(text: string): string {
  return text.length > 48 ? `“${text.slice(0, 45).trimEnd()}…”` : `“${text}”`;
}
