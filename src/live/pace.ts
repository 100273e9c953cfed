/** The plan of a talk against its clock. */
import { spentOn, inHall, type TalkState } from './state.ts';
import { elapsedAt } from './clock.ts';

/** A slide as it is planned. */
export interface Planned {
  readonly id: string;
  readonly title: string;
  /** In ms. */
  readonly budget: number;
}

export interface Pace {
  /** On the clock, in ms. */
  readonly elapsed: number;
  /** Of the whole slot; less than nothing when it is over. */
  readonly remaining: number;
  /** Of this slide's budget. */
  readonly slideRemaining: number;
  /** How far behind the plan, in ms; less than nothing ahead of it, 0 while the slide's own time is not over. */
  readonly behind: number;
}

/** @param slot length of the whole talk, in ms */
export function paceOf(state: TalkState, plan: readonly Planned[], slot: number, now: number): Pace {
  const elapsed = elapsedAt(state.clock, now);
  const { id } = inHall(state);
  const at = plan.findIndex((one) => one.id === id);
  const sum = (slides: readonly Planned[]) => slides.reduce((total, { budget }) => total + budget, 0);
  const begins = sum(plan.slice(0, Math.max(0, at)));
  const budget = plan[at]?.budget ?? 0;
  const behind = elapsed < begins ? elapsed - begins : Math.max(0, elapsed - begins - budget);
  return { elapsed, remaining: slot - elapsed, slideRemaining: budget - spentOn(state, id, now), behind };
}
