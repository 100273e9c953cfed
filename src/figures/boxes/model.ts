/** Machines, their boxes, and the paths through them. */
/** What a box may be; `host` if nothing is said. */
export const kinds = [
  'guest',
  'program',
  'kernel',
  'host',
  'hypervisor',
  'hardware',
  'software',
  'assisted',
  'paravirtual',
] as const;

export type Kind = (typeof kinds)[number];

export interface Box {
  readonly name: string;
  readonly kind: Kind;
  /** Not there: yet, any more, or not possible. */
  readonly isAbsent: boolean;
  /** Description; may be empty. */
  readonly text: string;
  /** Index of its item in the list, for messages. */
  readonly item: number;
  /** What is inside; may be empty. */
  readonly rows: readonly Row[];
}

export type Row = readonly Box[];

export interface Machine {
  readonly title: string;
  /** Whether the title is drawn, and not only read out. */
  readonly isTitled: boolean;
  /** From the top. */
  readonly rows: readonly Row[];
}

/** A numbered stop. */
export interface Hop {
  readonly name: string;
  readonly text: string;
  /** Index of the machine that it is in, as are all hops of its path. */
  readonly machine: number;
  /** Number in its path, from 1. */
  readonly number: number;
}

/** A path without words. */
export interface Arrow {
  readonly machine: number;
  readonly names: readonly string[];
}

export interface Boxes {
  readonly machines: readonly Machine[];
  /** Of all paths with words, one path after the other. */
  readonly hops: readonly Hop[];
  readonly arrows: readonly Arrow[];
}

/** All boxes, each before those inside of it. */
export const boxesIn = (rows: readonly Row[]): readonly Box[] =>
  rows.flat().flatMap((box) => [box, ...boxesIn(box.rows)]);
