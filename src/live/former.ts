/** Decides whether a run whose windows are all closed resumes automatically, after a question, or never. */
import { elapsedAt, isNew, isRunning } from './clock.ts';
import type { TalkState } from './state.ts';

/** A saved run. Times in ms since the epoch. */
export interface Kept {
  readonly state: TalkState;
  /** Last change. */
  readonly at: number;
  /** Last heartbeat of any of its windows. */
  readonly alive: number;
}

const MINUTE = 60_000;

/** A run resumes without asking within this time after the last heartbeat (crash, restart). */
const CRASH = 5 * MINUTE;
/** Longer than a page reload takes. */
const RELOAD = 15_000;
/** A run without a step for longer than this needs confirmation. */
const STILL = 10 * MINUTE;
/** A run older than this is over. */
const OVER = 120 * MINUTE;

/** Whether new windows join the run without asking. */
export const goesOn = ({ alive }: Kept, now: number): boolean => now - alive < CRASH;

/** Whether to ask if the run should resume. */
export const isFormer = ({ state, alive }: Kept, now: number): boolean =>
  !isNew(state.clock) && now - alive >= CRASH && now - alive < OVER;

/** Whether the run resumes although the speaker may think it is over. */
export const isDoubtful = (kept: Kept, now: number): boolean =>
  goesOn(kept, now) && !isNew(kept.state.clock) && (now - kept.alive > RELOAD || now - kept.at > STILL);

/**
 * Whether a running talk is probably the previous one: over time, or back at its first slide.
 *
 * @param first id of the first slide
 * @param slot length of the talk, in ms
 */
export const looksFormer = (state: TalkState, first: string, slot: number, now: number): boolean => {
  const elapsed = elapsedAt(state.clock, now);
  return elapsed >= slot || (state.place.id === first && elapsed > 3 * MINUTE);
};

/** The state to resume with. The time without any window does not count. */
export function resumed({ state, alive }: Kept, now: number): TalkState {
  const elapsed = elapsedAt(state.clock, alive);
  return { ...state, clock: { elapsed, since: isRunning(state.clock) ? now : null } };
}
