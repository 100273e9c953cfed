/** The whole talk as a line from 0 to 1: its parts by budget, its progress, and its planned progress. */
import type { Pace, Planned } from './pace.ts';

/** A planned slide with its part. */
export interface Placed extends Planned {
  /** Name of its part; empty before the first. */
  readonly part: string;
}

export interface Stretch {
  /** 1 for the first part with a name, 0 for what comes before it. */
  readonly number: number;
  readonly name: string;
  /** Share of the whole talk. */
  readonly from: number;
  readonly to: number;
}

/** @param slot length of the whole talk, in ms; a longer plan makes the line longer */
export const lengthOf = (plan: readonly Planned[], slot: number): number =>
  Math.max(
    slot,
    plan.reduce((sum, { budget }) => sum + budget, 0),
  );

/** The parts with their shares of the plan; none if no slide has a budget. Excludes backup slides. */
export function stretchesOf(plan: readonly Placed[], slot: number): Stretch[] {
  const length = lengthOf(plan, slot);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { part, budget, isBackup } of plan) {
    if (isBackup || budget === 0) continue;
    const last = stretches.at(-1);
    const to = Math.min(1, (at + budget) / length);
    if (last?.name === part) stretches[stretches.length - 1] = { ...last, to };
    else {
      const number = part === '' ? 0 : (last?.number ?? 0) + 1;
      stretches.push({ number, name: part, from: at / length, to });
    }
    at += budget;
  }
  return stretches;
}

export interface Progress {
  /** Fraction of the talk that is over. */
  readonly spent: number;
  /** Fraction that would be over by the plan; less than `spent` when the talk is late. */
  readonly planned: number;
}

export function progressOf({ elapsed, behind }: Pace, length: number): Progress {
  const share = (ms: number) => Math.min(1, Math.max(0, length > 0 ? ms / length : 0));
  return { spent: share(elapsed), planned: share(elapsed - behind) };
}
