/** What the speaker has drawn on the slides. */
import * as v from 'valibot';
import type { Point } from './state.ts';

/** More than a hand draws in an hour; what is beyond is not from us. */
const MOST_STROKES = 500;
const MOST_POINTS = 2000;

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Stroke = v.pipe(v.array(v.strictObject({ x: Share, y: Share })), v.minLength(1), v.maxLength(MOST_POINTS));
const InkShape = v.record(v.pipe(v.string(), v.maxLength(300)), v.pipe(v.array(Stroke), v.maxLength(MOST_STROKES)));

/** Strokes by the id of their slide, in the order they were drawn. */
export type Ink = Readonly<Record<string, readonly (readonly Point[])[]>>;

/** Where the browser keeps the drawings of a talk. @param talk path of the deck */
export const inkKey = (talk: string): string => `talk-ink ${talk}`;

/** @returns nothing for a text that no drawing was saved as */
export function parseInk(text: string): Ink | undefined {
  try {
    const { success, output } = v.safeParse(InkShape, JSON.parse(text));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}

/** With a point at the end of the last stroke; where the stroke has no room, without. */
export function extend(ink: Ink, slide: string, point: Point): Ink {
  const strokes = ink[slide] ?? [];
  const last = strokes.at(-1) ?? [];
  return last.length < MOST_POINTS ? { ...ink, [slide]: [...strokes.slice(0, -1), [...last, rounded(point)]] } : ink;
}

export function begin(ink: Ink, slide: string, point: Point): Ink {
  const strokes = ink[slide] ?? [];
  return strokes.length < MOST_STROKES ? { ...ink, [slide]: [...strokes, [rounded(point)]] } : ink;
}

/** Without the last stroke on a slide. */
export const undo = (ink: Ink, slide: string): Ink => ({ ...ink, [slide]: (ink[slide] ?? []).slice(0, -1) });

/** A tenth of a pixel of the stage is fine enough. */
const rounded = ({ x, y }: Point): Point => ({ x: round(x), y: round(y) });
const round = (share: number) => Math.round(share * 10_000) / 10_000;
