/** What a debugger remembers between two commands. */
import type { FileName } from '../guest/facts.ts';
import { setBreakpoint } from '../points.ts';
import type { Machine } from '../machine.ts';
import { framesOf, type Frame } from './frames.ts';
import { Refusal } from './refusal.ts';
import type { Value } from './values.ts';

export interface Point {
  readonly number: number;
  /** An address, or an expression that is watched. */
  readonly at: number | string;
  readonly isTemporary: boolean;
  readonly condition?: string;
  hits: number;
  /** Of what is watched, when it was last looked at. */
  old?: Value;
}

export interface Session {
  readonly machine: Machine;
  /** The level of the frame that is looked at. */
  selected: number;
  /** What was printed: `$1` and so on. */
  readonly values: Value[];
  points: Point[];
  lastNumber: number;
  /** The lines that `list` has shown last; as long as it has not, it begins around the line where the machine stands. */
  listed: { readonly file: FileName; readonly first: number; readonly last: number; readonly isFresh: boolean };
  /** How `x` looked last, and at what address it goes on. */
  examined: { readonly count: number; readonly format: string; readonly size: number; readonly next?: number };
  /** Instructions that may still be run in this slice. */
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

/** A part of a command's answer; between two of them the machine may need another slice. */
export type Answer = Generator<undefined, string>;

export const isOff = ({ machine }: Session): boolean => machine.power.isOff;

export function frameOf(session: Session): Frame {
  if (isOff(session)) throw new Refusal('No frame selected.');
  const frames = framesOf(session.machine);
  const frame = frames[session.selected] ?? frames[0];
  if (frame === undefined) throw new Refusal('No frame selected.');
  return frame;
}

/** @returns the place of the value in the history */
export function keep(session: Session, value: Value): number {
  return session.values.push(value);
}

/** Tells the machine of all breakpoints, after some were removed. */
export function placeBreakpoints({ machine, points }: Session, removed: readonly Point[] = []): void {
  for (const { at } of removed) if (typeof at === 'number') setBreakpoint(machine.points, at, false);
  for (const { at } of points) if (typeof at === 'number') setBreakpoint(machine.points, at, true);
}
