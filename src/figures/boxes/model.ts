/** Machines, their boxes, and the paths through them. */
/** Kinds of boxes; `host` is the default. */
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
  /** Not yet present, no longer present, or impossible. */
  readonly isAbsent: boolean;
  /** Description; may be empty. */
  readonly text: string;
  /** Index of its item in the list, for messages. */
  readonly item: number;
  /** Content; may be empty. */
  readonly rows: readonly Row[];
}

export type Row = readonly Box[];

export interface Machine {
  readonly title: string;
  /** Whether the title is drawn; otherwise only screen readers get it. */
  readonly isTitled: boolean;
  /** From the top. */
  readonly rows: readonly Row[];
}

/** A numbered stop. */
export interface Hop {
  readonly name: string;
  readonly text: string;
  /** Index of its machine, the same for all hops of a path. */
  readonly machine: number;
  /** Number in its path, from 1. */
  readonly number: number;
}

/** A path without text. */
export interface Arrow {
  readonly machine: number;
  readonly names: readonly string[];
}

export interface Boxes {
  readonly machines: readonly Machine[];
  /** Of all paths with text, path by path. */
  readonly hops: readonly Hop[];
  readonly arrows: readonly Arrow[];
}

/** All boxes, parents first. */
export const boxesIn = (rows: readonly Row[]): readonly Box[] =>
  rows.flat().flatMap((box) => [box, ...boxesIn(box.rows)]);
