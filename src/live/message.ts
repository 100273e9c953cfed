/** Messages between windows, and their validation: a message of another shape is ignored. */
import * as v from 'valibot';
import type { Place, Point, TalkState } from './state.ts';

export interface Message {
  readonly version: typeof VERSION;
  /** Which talk: windows of two talks on one host do not listen to each other. */
  readonly talk: string;
  readonly role: 'hall' | 'speaker';
  /** The window that sends. */
  readonly window: string;
  /** Whether the others shall answer. */
  readonly asks: boolean;
  readonly state: TalkState;
  /** What the window really shows. */
  readonly shows: Place;
  /** Whether the window has the whole screen, as an audience should have it. */
  readonly isFullScreen: boolean;
  /** Where the speaker points; only now, and so no part of the state. */
  readonly pointer: Point | null;
}

export const VERSION = 2;

/** More than any talk has; what is beyond is not from us. */
const MANY = 5000;
/** Upper bound of the sequence number: a larger one would win for ever. */
const LAST = 1_000_000;
const DAYS = 7 * 24 * 3600 * 1000;

/** A path may be long, and three times as long in per cent signs. */
const Talk = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const Duration = v.pipe(v.number(), v.minValue(0), v.maxValue(DAYS));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const PlaceShape = v.strictObject({
  id: Name,
  step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
  states: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(50))),
});

const Moment = v.pipe(v.number(), v.minValue(0), v.finite());
const PointShape = v.strictObject({ x: Share, y: Share });

const StateShape = v.strictObject({
  place: PlaceShape,
  held: v.nullable(PlaceShape),
  black: v.boolean(),
  zoom: v.nullable(PointShape),
  begins: v.nullable(Moment),
  clock: v.strictObject({ elapsed: Duration, since: v.nullable(Moment) }),
  spent: v.pipe(
    v.record(Name, Duration),
    v.check((spent) => Object.keys(spent).length <= MANY),
  ),
  entered: Duration,
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST)),
  from: Name,
});

const MessageShape = v.strictObject({
  version: v.literal(VERSION),
  talk: Talk,
  role: v.picklist(['hall', 'speaker']),
  window: Name,
  asks: v.boolean(),
  state: StateShape,
  shows: PlaceShape,
  isFullScreen: v.boolean(),
  pointer: v.nullable(PointShape),
});

/** Nothing for what is no message of ours. */
export function parseMessage(data: unknown): Message | undefined {
  const { success, output } = v.safeParse(MessageShape, data);
  return success ? output : undefined;
}

export function parseState(data: unknown): TalkState | undefined {
  const { success, output } = v.safeParse(StateShape, data);
  return success ? output : undefined;
}
