/** The record of a run: planned and real time of each slide. */
import * as v from 'valibot';
import type { Planned } from './pace.ts';
import { spentOn, type TalkState } from './state.ts';

const Seconds = v.pipe(v.number(), v.minValue(0), v.finite());

const RunShape = v.object({
  /** When it was saved. */
  date: v.pipe(v.string(), v.isoTimestamp()),
  slides: v.array(v.object({ id: v.string(), title: v.string(), planned: Seconds, real: Seconds })),
});

/** In seconds. */
export type Run = v.InferOutput<typeof RunShape>;

/** @returns nothing for an invalid text */
export function parseRun(text: string): Run | undefined {
  try {
    const { success, output } = v.safeParse(RunShape, JSON.parse(text));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}

export const runOf = (state: TalkState, plan: readonly Planned[], now: number): Run => ({
  date: new Date(now).toISOString(),
  slides: plan.map(({ id, title, budget }) => ({
    id,
    title,
    planned: Math.round(budget / 1000),
    real: Math.round(spentOn(state, id, now) / 1000),
  })),
});

/** CSV with a header and quoting. Titles that a spreadsheet would evaluate as formulas are escaped. */
export function csvOf({ slides }: Run): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = slides.map(({ id, title, planned, real }) => [cell(id), cell(title), `${planned}`, `${real}`]);
  return [['id', 'title', 'planned_s', 'real_s'], ...rows].map((row) => `${row.join(',')}\n`).join('');
}
