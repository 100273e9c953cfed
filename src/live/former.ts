/** A run of the talk whose windows are all closed: whether it goes on by itself, is asked about, or is over. */
import { elapsedAt, isNew, isRunning } from './clock.ts';
import type { TalkState } from './state.ts';

/** What a browser kept of a run. Moments in ms of the epoch. */
export interface Kept {
  readonly state: TalkState;
  /** When it last changed. */
  readonly at: number;
  /** When a window of it was last alive. */
  readonly alive: number;
}

const MINUTE = 60_000;

/** Within this time after the last sign of life (a crash, a restart), a run resumes without asking. */
const CRASH = 5 * MINUTE;
/** Longer than to load a page anew. */
const RELOAD = 15_000;
/** A run without a step for longer than this is asked about. */
const STILL = 10 * MINUTE;
/** After that nobody goes on with it. */
const OVER = 120 * MINUTE;

/** Whether windows that open now are part of it, without being asked. */
export const goesOn = ({ alive }: Kept, now: number): boolean => now - alive < CRASH;

/** Whether somebody may want to go on with it, who has to say so. */
export const isFormer = ({ state, alive }: Kept, now: number): boolean =>
  !isNew(state.clock) && now - alive >= CRASH && now - alive < OVER;

/** Whether it goes on, but may be one that its speaker thinks is over. */
export const isDoubtful = (kept: Kept, now: number): boolean =>
  goesOn(kept, now) && !isNew(kept.state.clock) && (now - kept.alive > RELOAD || now - kept.at > STILL);

/**
 * Whether a talk that was found going on looks as if it were the one before: over, or back at its first slide.
 *
 * @param first id of the first slide
 * @param slot length of the talk, in ms
 */
export const looksFormer = (state: TalkState, first: string, slot: number, now: number): boolean => {
  const elapsed = elapsedAt(state.clock, now);
  return elapsed >= slot || (state.place.id === first && elapsed > 3 * MINUTE);
};

/** The state to go on with: the time in which nobody was there is not the talk's. */
export function resumed({ state, alive }: Kept, now: number): TalkState {
  const elapsed = elapsedAt(state.clock, alive);
  return { ...state, clock: { elapsed, since: isRunning(state.clock) ? now : null } };
}
