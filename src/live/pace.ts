/** The plan of a talk against its clock. */
import { spentOn, inHall, type TalkState } from './state.ts';
import { elapsedAt } from './clock.ts';

/** A slide as it is planned. */
export interface Planned {
  readonly id: string;
  readonly title: string;
  /** In ms. */
  readonly budget: number;
  /** Kept for questions: no part of the plan. */
  readonly isBackup: boolean;
}

export interface Pace {
  /** On the clock, in ms. */
  readonly elapsed: number;
  /** Of the whole slot; less than nothing when it is over. */
  readonly remaining: number;
  /** Of this slide's budget; less than nothing is what a backup slide took. */
  readonly slideRemaining: number;
  /** How far behind the plan, in ms; less than nothing ahead of it, 0 while the slide's own time is not over. */
  readonly behind: number;
}

/** @param slot length of the whole talk, in ms */
export function paceOf(state: TalkState, plan: readonly Planned[], slot: number, now: number): Pace {
  const elapsed = elapsedAt(state.clock, now);
  const { id } = inHall(state);
  const isOn = (one: Planned) => one.id === id;
  // A backup slide is an answer: the plan is where the talk was left.
  const at = plan.find(isOn)?.isBackup === true ? furthest(state, plan, now) : plan.findIndex(isOn);
  const sum = (slides: readonly Planned[]) => slides.reduce((total, { budget }) => total + budget, 0);
  const begins = sum(plan.slice(0, Math.max(0, at)));
  const budget = plan[Math.max(0, at)]?.budget ?? 0;
  const ofSlide = plan.find(isOn)?.budget ?? 0;
  const behind = elapsed < begins ? elapsed - begins : Math.max(0, elapsed - begins - budget);
  return { elapsed, remaining: slot - elapsed, slideRemaining: ofSlide - spentOn(state, id, now), behind };
}

/** A slide that the hall saw for a shorter time was passed by; in ms. */
const GLANCE = 5000;

/** How far the talk has come: its last slide that the hall has really seen. */
const furthest = (state: TalkState, plan: readonly Planned[], now: number): number =>
  plan.findLastIndex(({ id, isBackup }) => !isBackup && spentOn(state, id, now) >= GLANCE);
