/** The speaker's drawings on the slides. */
import * as v from 'valibot';
import type { Point } from './state.ts';

/** Limits; anything larger is invalid. A message carries one slide, so its size is bounded, too. */
const MOST_STROKES = 500;
const MOST_POINTS = 2000;
const MOST_OF_SLIDE = 20_000;
const MOST_SLIDES = 5000;

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const Stroke = v.pipe(v.array(v.strictObject({ x: Share, y: Share })), v.minLength(1), v.maxLength(MOST_POINTS));
const pointsOf = (strokes: readonly (readonly Point[])[]) => strokes.reduce((sum, { length }) => sum + length, 0);

/** The strokes of a slide, in drawing order. */
export const StrokesShape = v.pipe(
  v.array(Stroke),
  v.maxLength(MOST_STROKES),
  v.check((strokes) => pointsOf(strokes) <= MOST_OF_SLIDE),
);
const InkShape = v.pipe(
  v.record(Name, StrokesShape),
  v.check((ink) => Object.keys(ink).length <= MOST_SLIDES),
);

export type Stroke = readonly Point[];
export type Strokes = readonly Stroke[];

/** Strokes by slide id. */
export type Ink = Readonly<Record<string, Strokes>>;

/** Total order of versions: by number, then by name. */
export const StampShape = v.strictObject({
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  from: v.pipe(v.string(), v.maxLength(300)),
});
export type Stamp = v.InferOutput<typeof StampShape>;

export const StampsShape = v.pipe(
  v.record(Name, StampShape),
  v.check((stamps) => Object.keys(stamps).length <= MOST_SLIDES),
);
export type Stamps = Readonly<Record<string, Stamp>>;

/** Drawings with versions. A cleared slide has a version and no strokes. */
export interface Drawings {
  readonly ink: Ink;
  readonly stamps: Stamps;
}

const DrawingsShape = v.strictObject({ drawings: InkShape, stamps: StampsShape });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns nothing for an invalid text */
export function parseInk(text: string): Ink | undefined {
  const { success, output } = v.safeParse(InkShape, parse(text));
  return success ? output : undefined;
}

/** Drawings from storage, or from a saved file, which has no versions. */
export function parseDrawings(text: string): Drawings | undefined {
  const { success, output } = v.safeParse(DrawingsShape, parse(text));
  if (success) return { ink: output.drawings, stamps: output.stamps };
  const ink = parseInk(text);
  const first: Stamp = { sequence: 1, from: '' };
  return ink && { ink, stamps: Object.fromEntries(Object.keys(ink).map((slide) => [slide, first])) };
}

export const writeDrawings = ({ ink, stamps }: Drawings): string => JSON.stringify({ drawings: ink, stamps });

/** Whether a slide can take another stroke. */
export const hasRoom = (strokes: Strokes, stroke: Stroke): boolean =>
  strokes.length < MOST_STROKES && pointsOf(strokes) + stroke.length <= MOST_OF_SLIDE;

/** Number of points that a stroke can still take. */
export const roomIn = (stroke: Stroke): number => MOST_POINTS - stroke.length;

/** Rounded to a tenth of a stage pixel. */
export const rounded = ({ x, y }: Point): Point => ({ x: round(x), y: round(y) });
const round = (share: number) => Math.round(share * 10_000) / 10_000;
