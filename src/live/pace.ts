/** Compares the plan of a talk with its clock. */
import { spentOn, inHall, type TalkState } from './state.ts';
import { elapsedAt } from './clock.ts';

/** A planned slide. */
export interface Planned {
  readonly id: string;
  readonly title: string;
  /** In ms. */
  readonly budget: number;
  /** Backup slide, not part of the plan. */
  readonly isBackup: boolean;
}

export interface Pace {
  /** Elapsed time, in ms. */
  readonly elapsed: number;
  /** Remaining time of the slot; negative when it is exceeded. */
  readonly remaining: number;
  /** Remaining budget of this slide; on a backup slide, the time taken as a negative number. */
  readonly slideRemaining: number;
  /** Delay against the plan, in ms; negative when ahead, 0 within the slide's own budget. */
  readonly behind: number;
}

/** @param slot length of the whole talk, in ms */
export function paceOf(state: TalkState, plan: readonly Planned[], slot: number, now: number): Pace {
  const elapsed = elapsedAt(state.clock, now);
  const { id } = inHall(state);
  const isOn = (one: Planned) => one.id === id;
  // On a backup slide the plan stays at the slide that the talk was left at.
  const at = plan.find(isOn)?.isBackup === true ? furthest(state, plan, now) : plan.findIndex(isOn);
  const sum = (slides: readonly Planned[]) => slides.reduce((total, { budget }) => total + budget, 0);
  const begins = sum(plan.slice(0, Math.max(0, at)));
  const budget = plan[Math.max(0, at)]?.budget ?? 0;
  const ofSlide = plan.find(isOn)?.budget ?? 0;
  const behind = elapsed < begins ? elapsed - begins : Math.max(0, elapsed - begins - budget);
  return { elapsed, remaining: slot - elapsed, slideRemaining: ofSlide - spentOn(state, id, now), behind };
}

/** A slide shown for less time than this was skipped; in ms. */
const GLANCE = 5000;

/** Progress of the talk: the last slide that was not skipped. */
const furthest = (state: TalkState, plan: readonly Planned[], now: number): number =>
  plan.findLastIndex(({ id, isBackup }) => !isBackup && spentOn(state, id, now) >= GLANCE);
