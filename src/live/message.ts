/** Messages between windows, and their validation. Invalid messages are ignored. */
import * as v from 'valibot';
import type { Address } from './address.ts';
import type { Point, TalkState } from './state.ts';

export interface Message {
  readonly version: typeof VERSION;
  /** The talk, because two talks may share an origin. */
  readonly talk: string;
  readonly role: 'hall' | 'speaker';
  /** Sending window. */
  readonly window: string;
  /** Whether a reply is requested. */
  readonly asks: boolean;
  readonly state: TalkState;
  /** What the window currently shows. */
  readonly shows: Address;
  /** Whether the window is in full screen. */
  readonly isFullScreen: boolean;
  /** Position of the pointer; transient, so not part of the state. */
  readonly pointer: Point | null;
}

export const VERSION = 2;

/** Upper bounds; anything larger is invalid. */
const MANY = 5000;
/** Upper bound of the sequence number: an arbitrarily large one would always win. */
const LAST = 1_000_000;
const DAYS = 7 * 24 * 3600 * 1000;

/** Percent-encoding triples the length of a path. */
const Talk = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const Duration = v.pipe(v.number(), v.minValue(0), v.maxValue(DAYS));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const AddressShape = v.strictObject({
  id: Name,
  step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
  states: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(50))),
});

const Moment = v.pipe(v.number(), v.minValue(0), v.finite());
const PointShape = v.strictObject({ x: Share, y: Share });

const StateShape = v.strictObject({
  place: AddressShape,
  held: v.nullable(AddressShape),
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
  shows: AddressShape,
  isFullScreen: v.boolean(),
  pointer: v.nullable(PointShape),
});

/** Returns nothing for an invalid message. */
export function parseMessage(data: unknown): Message | undefined {
  const { success, output } = v.safeParse(MessageShape, data);
  return success ? output : undefined;
}

export function parseState(data: unknown): TalkState | undefined {
  const { success, output } = v.safeParse(StateShape, data);
  return success ? output : undefined;
}
