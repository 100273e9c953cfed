/**
 * What the windows of a running talk agree on, whole. Nobody sends what happened, only how things stand: a state that
 * comes twice, late or not at all does no harm, because of two states the newer one holds everywhere.
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

/** Whether a state replaces another. Of any two that differ, exactly one replaces the other. */
export const isNewer = (one: TalkState, other: TalkState): boolean =>
  one.sequence === other.sequence ? one.from > other.from : one.sequence > other.sequence;

/** What the hall sees. */
export const inHall = ({ place, held }: TalkState): Place => held ?? place;

/** A window goes to a place: the speaker's, or the one of the hall. The first step starts the clock and ends the wait. */
export function move(state: TalkState, who: 'hall' | 'speaker', place: Place, now: number): Change {
  const goes = who === 'hall' && state.held ? { held: place } : { place };
  const clock = isNew(state.clock) ? start(state.clock, now) : state.clock;
  return { ...arrive(state, inHall({ ...state, ...goes }), now), ...goes, clock, begins: null };
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
