/** An even scale of times, in CSS px of the stage, and the ticks on it. */
import { spokenDate } from '../../dates.ts';
import type { Period } from './data.ts';
import { widthOf, type Label } from './labels.ts';

/** Width of a slide's body. */
export const WIDTH = 1152;
/** Distance of a label from the line of its tick. */
export const TICK = 4;

/** In months. */
export const lengthOf = ({ from, until }: Period): number => until - from;

/** @param left where the scale begins; it ends at the right edge of the body */
export const xOf = (time: number, period: Period, left: number): number =>
  left + ((time - period.from) / lengthOf(period)) * (WIDTH - left);

/** The line at which a month or a year begins. */
export interface Tick {
  readonly x: number;
  /** Missing if there is no room for it. */
  readonly label: string | undefined;
}

/** Distances of labels, in months. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/** Ticks, with as many labels as fit. */
export function ticksOf(period: Period, left: number): Tick[] {
  const month = (WIDTH - left) / lengthOf(period);
  const step = STEPS.find((one) => one * month >= (one < 12 ? 130 : 100)) ?? 1200;
  const every = step < 12 ? 1 : step < 240 ? 12 : step;
  // Months are counted from the first, years from the year 0.
  const origin = step < 12 ? period.from : 0;
  const first = Math.ceil((period.from - origin) / every);
  const count = Math.ceil((period.until - origin) / every) - first;
  return Array.from({ length: count }, (_, index) => {
    const months = (first + index) * every;
    const tick = { x: xOf(origin + months, period, left), label: labelOf(origin + months, step) };
    return months % step === 0 && spanOf(tick)[1] <= WIDTH ? tick : { ...tick, label: undefined };
  });
}

/** A year, or with steps of less than one a month, such as `Jun 2018`. */
function labelOf(time: number, step: number): string {
  const year = Math.floor(time / 12).toString();
  return step < 12 ? `${spokenDate(`${year}-${(time % 12) + 1}`).slice(0, 3)} ${year}` : year;
}

/** Removes labels that overlap another one. */
export const besides = (ticks: readonly Tick[], { x, width }: Pick<Label, 'x' | 'width'>): Tick[] =>
  ticks.map((tick) => {
    const [from, until] = spanOf(tick);
    return from < x + width && x < until ? { x: tick.x, label: undefined } : tick;
  });

/** Left and right edge of its label, which stands right of its line. */
const spanOf = ({ x, label = '' }: Tick): readonly [from: number, until: number] => [x, x + widthOf(label)];
