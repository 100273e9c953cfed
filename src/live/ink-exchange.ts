/**
 * Synchronizes the drawings of a talk's windows. The strokes of a slide are one versioned value, sent as a whole when a
 * stroke is complete. The newer version wins (last writer wins), so late, duplicate and lost messages are harmless.
 * Windows announce their versions and request newer ones. A stroke in progress is transient, like the pointer: its
 * points are streamed, and a lost message is repaired when the stroke is complete.
 */
import * as v from 'valibot';
import {
  StampShape,
  StampsShape,
  StrokesShape,
  type Drawings,
  type Ink,
  type Stamp,
  type Stamps,
  type Stroke,
  type Strokes,
} from './ink.ts';

const VERSION = 1;
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const envelope = {
  ink: v.literal(VERSION),
  talk: Name,
  role: v.picklist(['hall', 'speaker']),
  window: Name,
};

const InkMessage = v.variant('kind', [
  v.strictObject({ ...envelope, kind: v.literal('stamps'), isReply: v.boolean(), stamps: StampsShape }),
  v.strictObject({ ...envelope, kind: v.literal('slide'), slide: Name, stamp: StampShape, strokes: StrokesShape }),
  v.strictObject({
    ...envelope,
    kind: v.literal('wet'),
    slide: Name,
    isFirst: v.boolean(),
    points: v.pipe(v.array(v.strictObject({ x: Share, y: Share })), v.maxLength(2000)),
  }),
]);

interface InkExchangeOptions {
  readonly talk: string;
  readonly role: 'hall' | 'speaker';
  /** Unique name of the window. */
  readonly window: string;
  readonly start: Drawings;
  readonly send: (message: unknown) => void;
  /** Called after another window changed a slide's drawing. */
  readonly changed: (slide: string) => void;
  /** Called with points of a stroke in progress in another window. */
  readonly wet: (slide: string, points: Stroke, isFirst: boolean) => void;
}

export interface InkExchange {
  readonly ink: () => Ink;
  readonly drawings: () => Drawings;
  /** Replaces the strokes of a slide, here and in the other windows. */
  readonly change: (slide: string, strokes: Strokes) => void;
  /** Broadcasts new points. @param isFirst whether they begin a stroke */
  readonly draw: (slide: string, points: Stroke, isFirst: boolean) => void;
  /** Announces the versions and requests newer ones. */
  readonly beat: () => void;
  /** @param data unvalidated message */
  readonly receive: (data: unknown) => void;
}

const NONE: Stamp = { sequence: 0, from: '' };
const isNewer = (one: Stamp, other: Stamp): boolean =>
  one.sequence === other.sequence ? one.from > other.from : one.sequence > other.sequence;

export function openInkExchange({ talk, role, window, start, send, changed, wet }: InkExchangeOptions): InkExchange {
  const strokes = new Map<string, Strokes>(Object.entries(start.ink));
  const stamps = new Map<string, Stamp>(Object.entries(start.stamps));
  const stampOf = (slide: string) => stamps.get(slide) ?? NONE;
  const from = { ink: VERSION, talk, role, window };

  const sendSlide = (slide: string) => {
    send({ ...from, kind: 'slide', slide, stamp: stampOf(slide), strokes: strokes.get(slide) ?? [] });
  };
  const sendStamps = (isReply: boolean) => {
    send({ ...from, kind: 'stamps', isReply, stamps: Object.fromEntries(stamps) });
  };
  const take = (slide: string, stamp: Stamp, next: Strokes) => {
    stamps.set(slide, stamp);
    if (next.length > 0) strokes.set(slide, next);
    else strokes.delete(slide);
  };
  /** Sends newer versions. Requests at most once, so that two incompatible windows do not loop. */
  const compare = (theirs: Stamps, isReply: boolean) => {
    for (const [slide, stamp] of stamps) if (isNewer(stamp, theirs[slide] ?? NONE)) sendSlide(slide);
    if (!isReply && Object.entries(theirs).some(([slide, stamp]) => isNewer(stamp, stampOf(slide)))) sendStamps(true);
  };

  return {
    ink: () => Object.fromEntries(strokes),
    drawings: () => ({ ink: Object.fromEntries(strokes), stamps: Object.fromEntries(stamps) }),
    change: (slide, next) => {
      take(slide, { sequence: stampOf(slide).sequence + 1, from: window }, next);
      sendSlide(slide);
    },
    draw: (slide, points, isFirst) => {
      send({ ...from, kind: 'wet', slide, isFirst, points });
    },
    beat: () => {
      sendStamps(false);
    },
    receive: (data) => {
      const { success, output: message } = v.safeParse(InkMessage, data);
      // Two readers' tabs must not follow each other: an audience window follows speaker views only.
      if (!success || message.talk !== talk || message.window === window) return;
      if (role === 'hall' && message.role === 'hall') return;
      switch (message.kind) {
        case 'stamps':
          compare(message.stamps, message.isReply);
          break;
        case 'slide':
          if (!isNewer(message.stamp, stampOf(message.slide))) break;
          take(message.slide, message.stamp, message.strokes);
          changed(message.slide);
          break;
        case 'wet':
          wet(message.slide, message.points, message.isFirst);
      }
    },
  };
}
