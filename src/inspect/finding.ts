import { lineAt } from '../pages/shared/place.ts';

/** A problem with its place in the author's files and in the talk. */
export interface Finding {
  /** `slides/02-terminology.md:16` */
  readonly place: string;
  readonly check: string;
  readonly slide: string;
  readonly step: number;
  /** The size, year and theme of the page where it is worst. */
  readonly view: string;
  /** In how many views, steps included, it was seen. */
  readonly times: number;
  /** How bad it is, in pixels of the stage, where that can be said. */
  readonly pixels?: number | undefined;
  /** What makes it the same in another view. */
  readonly group?: string | undefined;
  readonly message: string;
}

export interface Seen {
  /** Place of the slide, `slides/02-terminology.md:14`; empty for what is of none. */
  readonly place: string;
  readonly check: string;
  readonly slide: string;
  readonly step: number;
  readonly view: string;
}

export function findingOf({ line = 0, pixels, group, message }: Problem, { place, ...seen }: Seen): Finding {
  return { ...seen, place: lineAt(place, line), times: 1, pixels, group, message };
}

/** One finding for a problem seen in several views: the first of them, or where it is worst. In the talk's order. */
export function merge(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const what = finding.group ?? `${finding.check} ${finding.message}`;
    const key = [finding.place, finding.slide, what].join('\n');
    const before = merged.get(key);
    const isWorse = (finding.pixels ?? 0) > (before?.pixels ?? 0) + 0.5;
    const kept = before && !isWorse ? before : finding;
    merged.set(key, { ...kept, times: (before?.times ?? 0) + 1 });
  }
  return [...merged.values()].sort(
    (a, b) => a.place.localeCompare(b.place, 'en', { numeric: true }) || a.check.localeCompare(b.check, 'en'),
  );
}

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
