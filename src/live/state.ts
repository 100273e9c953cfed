/**
 * The shared state of a talk's windows. They exchange whole states, never events: duplicates, delays and losses are
 * harmless, as the newer of two states wins everywhere.
 */
import type { Address } from './address.ts';
import { elapsedAt, isNew, newClock, start, type Clock } from './clock.ts';

/** A place in the talk, with its figures where a hand has changed them. */
export type Place = Address;

/** A spot of a slide: from its left and its top edge, 0 to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TalkState {
  /** Where the speaker is. */
  readonly place: Place;
  /** Where the hall stays while the speaker looks ahead; nothing while both are together. */
  readonly held: Place | null;
  readonly black: boolean;
  /** The spot that the hall sees large. */
  readonly zoom: Point | null;
  /** When the talk begins, in ms of the epoch, while the hall waits for that. */
  readonly begins: number | null;
  readonly clock: Clock;
  /** How long the hall has seen each slide until it came to this one, in ms by id. */
  readonly spent: Readonly<Record<string, number>>;
  /** What the clock showed when the hall came to its slide, in ms. */
  readonly entered: number;
  /** Grows with each change. 0: nobody has changed anything yet. */
  readonly sequence: number;
  /** Role and window that made the change; they decide between two of the same moment. */
  readonly from: string;
}

/** What a change may touch. */
export type Change = Partial<Omit<TalkState, 'sequence' | 'from'>>;

export const newState = (place: Place, from: string): TalkState => ({
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

/** Whether a state replaces another. A total order: of any two different states exactly one wins. */
export const isNewer = (one: TalkState, other: TalkState): boolean =>
  one.sequence === other.sequence ? one.from > other.from : one.sequence > other.sequence;

/** What the hall sees. */
export const inHall = ({ place, held }: TalkState): Place => held ?? place;

/** The slide that the talk opens with, over which the speaker welcomes the audience. */
export interface Opening {
  readonly id: string;
  /** What the plan gives it, in ms. */
  readonly budget: number;
  readonly steps: number;
}

/**
 * A window goes to a place: the speaker's, or the one of the hall. The first step ends the wait, and starts the clock.
 *
 * The welcome is said before that step, and the plan has time for it: a clock that began at 0:00 with the step would show
 * the talk ahead of its plan to the end. So it begins where the countdown ended; without one nobody knows when the
 * welcome began, and the likeliest is that it took what was planned.
 */
export function move(state: TalkState, who: 'hall' | 'speaker', place: Place, now: number, opening?: Opening): Change {
  const goes = who === 'hall' && state.held ? { held: place } : { place };
  const to = inHall({ ...state, ...goes });
  const clock = clockAt(state, now);
  const begun = isNew(clock) ? start({ elapsed: welcomeOf(state, to, opening), since: null }, now) : clock;
  return { ...arrive({ ...state, clock: begun }, to, now), ...goes, clock: begun, begins: null };
}

/** The clock as it is; where the countdown has ended and nobody has touched it, it has run since then. */
export const clockAt = ({ clock, begins }: TalkState, now: number): Clock =>
  isNew(clock) && begins !== null && begins <= now ? { elapsed: 0, since: begins } : clock;

/** Of the opening's time, what its steps that are taken leave behind; all of it with the next slide. */
function welcomeOf(state: TalkState, to: Place, opening: Opening | undefined): number {
  if (inHall(state).id !== opening?.id) return 0;
  return to.id === opening.id ? (opening.budget * to.step) / (opening.steps + 1) : opening.budget;
}

/** Whether the speaker has gone to another slide than the hall sees. */
export const isAway = ({ place, held }: TalkState): boolean => held !== null && held.id !== place.id;

/** Shows a spot large, or the whole slide again. A spot of a slide that the hall does not see says nothing to it. */
export const zoomAt = (state: TalkState, who: 'hall' | 'speaker', spot: Point): Change =>
  who === 'speaker' && isAway(state) ? {} : { zoom: state.zoom ? null : spot };

/** The hall stays where it is. */
export const hold = (state: TalkState): Change => ({ held: state.place });

/** The hall comes to where the speaker is. */
export const takeThere = (state: TalkState, now: number): Change => ({
  ...arrive(state, state.place, now),
  held: null,
});

/** The speaker comes back to where the hall is. */
export const goBack = (state: TalkState): Change => ({ place: inHall(state), held: null });

/** Puts the time of the slide that the hall leaves to its account. */
function arrive(state: TalkState, place: Place, now: number): Change {
  const { id } = inHall(state);
  if (id === place.id) return {};
  const elapsed = elapsedAt(state.clock, now);
  return { zoom: null, spent: { ...state.spent, [id]: spentOn(state, id, now) }, entered: elapsed };
}

/** How long the hall has seen a slide, in ms; it may be the one it sees now. */
export function spentOn(state: TalkState, id: string, now: number): number {
  const before = state.spent[id] ?? 0;
  return inHall(state).id === id ? before + Math.max(0, elapsedAt(state.clock, now) - state.entered) : before;
}
