/** The debugger's state between two commands. */
import type { FileName } from '../guest/facts.ts';
import { setBreakpoint } from '../points.ts';
import type { Machine } from '../machine.ts';
import { framesOf, type Frame } from './frames.ts';
import { Refusal } from './refusal.ts';
import type { Value } from './values.ts';

export interface Point {
  readonly number: number;
  /** An address, or a watched expression. */
  readonly at: number | string;
  readonly isTemporary: boolean;
  readonly condition?: string;
  hits: number;
  /** Last value of a watched expression. */
  old?: Value;
}

export interface Session {
  readonly machine: Machine;
  /** Level of the selected frame. */
  selected: number;
  /** The value history: `$1` and so on. */
  readonly values: Value[];
  points: Point[];
  lastNumber: number;
  /** The lines last shown by `list`; before that, it begins around the current line. */
  listed: { readonly file: FileName; readonly first: number; readonly last: number; readonly isFresh: boolean };
  /** The last format of `x`, and the address where it continues. */
  examined: { readonly count: number; readonly format: string; readonly size: number; readonly next?: number };
  /** Number of instructions left in this slice. */
  budget: number;
}

export const newSession = (machine: Machine): Session => ({
  machine,
  selected: 0,
  values: [],
  points: [],
  lastNumber: 0,
  listed: { file: 'start.S', first: 18, last: 18, isFresh: true },
  examined: { count: 1, format: 'x', size: 4 },
  budget: 0,
});

/** A command in progress: yields when the machine needs another slice. */
export type Answer = Generator<undefined, string>;

export const isOff = ({ machine }: Session): boolean => machine.power.isOff;

export function frameOf(session: Session): Frame {
  if (isOff(session)) throw new Refusal('No frame selected.');
  const frames = framesOf(session.machine);
  const frame = frames[session.selected] ?? frames[0];
  if (frame === undefined) throw new Refusal('No frame selected.');
  return frame;
}

/** @returns the index in the value history, from 1 */
export function keep(session: Session, value: Value): number {
  return session.values.push(value);
}

/** Sets the machine's breakpoints, after some were removed. */
export function placeBreakpoints({ machine, points }: Session, removed: readonly Point[] = []): void {
  for (const { at } of removed) if (typeof at === 'number') setBreakpoint(machine.points, at, false);
  for (const { at } of points) if (typeof at === 'number') setBreakpoint(machine.points, at, true);
}
