import { lineAt } from '../pages/shared/place.ts';

/** A problem with its place in the author's files and in the talk. */
export interface Finding {
  /** `slides/02-terminology.md:16` */
  readonly place: string;
  readonly check: string;
  readonly slide: string;
  readonly step: number;
  /** The size, year and theme of the view where it is worst. */
  readonly view: string;
  /** The number of views, each step counted, in which it was seen. */
  readonly times: number;
  /** Severity in px of the stage, if it can be measured. */
  readonly pixels?: number | undefined;
  /** Identifies it in other views. */
  readonly group?: string | undefined;
  readonly message: string;
}

export interface Seen {
  /** Place of the slide, `slides/02-terminology.md:14`; empty if there is none. */
  readonly place: string;
  readonly check: string;
  readonly slide: string;
  readonly step: number;
  readonly view: string;
}

export function findingOf({ line = 0, pixels, group, message }: Problem, { place, ...seen }: Seen): Finding {
  return { ...seen, place: lineAt(place, line), times: 1, pixels, group, message };
}

/** Merges a problem seen in several views into one finding, the worst or else the first. In the talk's order. */
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

/** A defect that readers would notice. */
export interface Problem {
  /** Line of the block, counted from the slide's first; without it the problem is of the whole slide. */
  readonly line?: number | undefined;
  readonly pixels?: number | undefined;
  /** Identifies the same problem in other views with other messages: only the worst is reported. */
  readonly group?: string | undefined;
  /** The fault and a remedy. The same problem at another size has the same message or the same group. */
  readonly message: string;
}

/** The beginning of a text, so that the author finds it. */
export function quote(text: string): string {
  return text.length > 48 ? `“${text.slice(0, 45).trimEnd()}…”` : `“${text}”`;
}
