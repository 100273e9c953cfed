/**
 * The shared state of a talk's windows. They exchange whole states, never events, and the newer state wins: duplicate,
 * late and lost messages are harmless.
 */
import type { Address } from './address.ts';
import { elapsedAt, isNew, newClock, start, type Clock } from './clock.ts';

/** A point on a slide: fractions of its width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TalkState {
  /** Location of the speaker. */
  readonly place: Address;
  /** Location of the frozen hall while the speaker looks ahead; missing otherwise. */
  readonly held: Address | null;
  readonly black: boolean;
  /** The magnified point. */
  readonly zoom: Point | null;
  /** End of the countdown, in ms since the epoch, while the hall waits. */
  readonly begins: number | null;
  readonly clock: Clock;
  /** Time on each slide before the current one, in ms by id. */
  readonly spent: Readonly<Record<string, number>>;
  /** Elapsed time when the hall reached its slide, in ms. */
  readonly entered: number;
  /** Sequence number; 0 before the first change. */
  readonly sequence: number;
  /** Role and window of the change, as tie-breaker. */
  readonly from: string;
}

/** The properties that a change may set. */
export type Change = Partial<Omit<TalkState, 'sequence' | 'from'>>;

export const newState = (place: Address, from: string): TalkState => ({
  place,
  held: null,
  black: false,
  zoom: null,
  begins: null,
  clock: newClock,
  spent: {},
  entered: 0,
  sequence: 0,
  from,
});

/** Whether a state replaces another: a total order, so of any two different states exactly one wins. */
export const isNewer = (one: TalkState, other: TalkState): boolean =>
  one.sequence === other.sequence ? one.from > other.from : one.sequence > other.sequence;

/** Location shown in the hall. */
export const inHall = ({ place, held }: TalkState): Address => held ?? place;

/** The first slide, shown while the speaker welcomes the audience. */
export interface Opening {
  readonly id: string;
  /** Planned time, in ms. */
  readonly budget: number;
  readonly steps: number;
}

/**
 * Moves the speaker or the hall. The first step ends the countdown and starts the clock.
 *
 * The plan includes the welcome before that step. A clock that started at 0:00 with the step would show the talk ahead of
 * its plan to the end. Therefore the clock starts at the end of the countdown; without a countdown, the welcome counts as
 * planned.
 */
export function move(
  state: TalkState,
  who: 'hall' | 'speaker',
  place: Address,
  now: number,
  opening?: Opening,
): Change {
  const goes = who === 'hall' && state.held ? { held: place } : { place };
  const to = inHall({ ...state, ...goes });
  const clock = clockAt(state, now);
  const begun = isNew(clock) ? start({ elapsed: welcomeOf(state, to, opening), since: null }, now) : clock;
  return { ...arrive({ ...state, clock: begun }, to, now), ...goes, clock: begun, begins: null };
}

/** The current clock. If the countdown ended and the clock was never touched, it runs since then. */
export const clockAt = ({ clock, begins }: TalkState, now: number): Clock =>
  isNew(clock) && begins !== null && begins <= now ? { elapsed: 0, since: begins } : clock;

/** The part of the opening's time that its taken steps account for; all of it on the next slide. */
function welcomeOf(state: TalkState, to: Address, opening: Opening | undefined): number {
  if (inHall(state).id !== opening?.id) return 0;
  return to.id === opening.id ? (opening.budget * to.step) / (opening.steps + 1) : opening.budget;
}

/** Whether the speaker is on a different slide than the hall. */
export const isAway = ({ place, held }: TalkState): boolean => held !== null && held.id !== place.id;

/** Sets or clears the magnified point. Ignored unless the hall shows that slide. */
export const zoomAt = (state: TalkState, who: 'hall' | 'speaker', spot: Point): Change =>
  who === 'speaker' && isAway(state) ? {} : { zoom: state.zoom ? null : spot };

/** Freezes the hall. */
export const hold = (state: TalkState): Change => ({ held: state.place });

/** Moves the hall to the speaker's location. */
export const takeThere = (state: TalkState, now: number): Change => ({
  ...arrive(state, state.place, now),
  held: null,
});

/** Moves the speaker back to the hall's location. */
export const goBack = (state: TalkState): Change => ({ place: inHall(state), held: null });

/** Adds the time on the slide that the hall leaves. */
function arrive(state: TalkState, place: Address, now: number): Change {
  const { id } = inHall(state);
  if (id === place.id) return {};
  const elapsed = elapsedAt(state.clock, now);
  return { zoom: null, spent: { ...state.spent, [id]: spentOn(state, id, now) }, entered: elapsed };
}

/** Time on a slide, in ms, including the current one. */
export function spentOn(state: TalkState, id: string, now: number): number {
  const before = state.spent[id] ?? 0;
  return inHall(state).id === id ? before + Math.max(0, elapsedAt(state.clock, now) - state.entered) : before;
}
