/**
 * Pure layout of a time line, in CSS px of the stage: all years on one even scale, and below it the months around the
 * talk on another. Heights are the least ones: lanes with labels may be further apart.
 */
import {
  includes,
  isInside,
  livesOf,
  magnified,
  TALK,
  timeOf,
  type Event,
  type Moment,
  type Period,
  type TimeLine,
} from './data.ts';
import { chosenLabel, labelsOf, REACH, widthOf, type Label, type LabelRoom, type Spot } from './labels.ts';
import { besides, lengthOf, ticksOf, WIDTH, xOf, type Tick } from './scale.ts';

export interface Mark extends Spot {
  /** Middle of the area that can be pressed: as near to the mark as its neighbours allow. */
  readonly hit: number;
  /** Missing if there is no room for it. */
  readonly label: Label | undefined;
}

export interface Lane {
  readonly name: string;
  /** Middle of its line, from the top of its part. */
  readonly y: number;
  /** Left edge and width of the periods of its life. */
  readonly lives: readonly (readonly [x: number, width: number])[];
  /** Its events that can be chosen here, from left to right. */
  readonly marks: readonly Mark[];
  /** Its other events. */
  readonly bare: readonly number[];
}

/** Lanes on an even scale. */
export interface Part {
  readonly period: Period;
  readonly ticks: readonly Tick[];
  readonly lanes: readonly Lane[];
  /** Of all lanes. */
  readonly height: number;
  /** The day of the talk, if it belongs to the period. */
  readonly talk: number | undefined;
}

export interface Layout {
  /** Left end of all scales. */
  readonly left: number;
  /** The part with labels: the magnified months, or else all. */
  readonly main: Part;
  /** All years, if months are magnified; here a chosen event outside of these has its label above the lanes. */
  readonly years: Part | undefined;
  /** Edges of the magnified months in the years. */
  readonly lens: readonly [from: number, until: number] | undefined;
}

/** Height on a slide without text, excluding the line that names an event. */
export const HEIGHT = 456;
/** Heights of the labels of a scale, of a lane of the years, and of the room between years and months. */
export const AXIS = 30;
export const ROW = 25;
export const SPREAD = 18;
/** Preferred distance between targets in a lane, and from the talk. */
export const SIDE_BY_SIDE = 2 * REACH;
/** Distance of labels from the line of the talk. */
export const CLEAR = 8;

/** Dimensions of lanes with labels. */
interface Rows {
  /** Height of a lane, and where its line runs in it, from 0 to 1. */
  readonly height: number;
  readonly middle: number;
  readonly lines: LabelRoom['lines'];
  readonly chosen?: string | undefined;
  /** The chosen event has its label above all lanes. */
  readonly isFlagged?: boolean;
}

/** From the highest to the lowest lanes: labels above and below the line, only above it, none. */
export const LANES = [
  { height: 63, middle: 0.4, lines: [-12, 27] },
  { height: 40, middle: 0.75, lines: [-12] },
  { height: 24, middle: 0.5, lines: [] },
] as const satisfies readonly Rows[];
/** Only the chosen event has a label, in the line of the years. */
const YEARS: Rows = { height: ROW, middle: 0.5, lines: [], isFlagged: true };
const FLAG: LabelRoom = { from: 0, until: WIDTH, lines: [-9] };

export function layOut(data: TimeLine, { chosen }: Moment): Layout {
  const left = Math.min(360, Math.max(...data.lanes.map(widthOf)) + 20);
  const months = magnified(data);
  const all = periodOf(data, months);
  const inside = data.events.filter((event) => months && isInside(event, months));
  const lanes = data.lanes.filter((name) => inside.some(({ lane }) => lane === name));
  const room = HEIGHT - 2 * AXIS - SPREAD - ROW * data.lanes.length;
  // Use one scale if months would be hardly larger than on it, or have no room for labels.
  if (!months || lengthOf(all) <= 2 * lengthOf(months) || room < LANES[1].height * lanes.length) {
    const main = mainOf(data, { period: all, left, lanes: data.lanes, events: data.events }, HEIGHT - AXIS, chosen);
    return { left, main, years: undefined, lens: undefined };
  }
  const outside = data.events.filter((event) => !inside.includes(event));
  const years = partOf(data, { period: all, left, lanes: data.lanes, events: outside }, { ...YEARS, chosen });
  const label = years.lanes.flatMap(({ marks }) => marks).find((mark) => mark.label)?.label;
  return {
    left,
    main: mainOf(data, { period: months, left, lanes, events: inside }, room, chosen),
    years: label ? withRoom(years, { x: label.x - CLEAR, width: label.width + 2 * CLEAR }) : years,
    lens: [xOf(months.from, all, left), xOf(months.until, all, left)],
  };
}

/** Content of a part; the talk has no mark among its events. */
interface Content {
  readonly period: Period;
  readonly left: number;
  readonly lanes: readonly string[];
  readonly events: readonly Event[];
}

function mainOf(data: TimeLine, content: Content, room: number, chosen: string | undefined): Part {
  const height = Math.floor(room / content.lanes.length);
  const rows = LANES.find((one) => one.height <= height) ?? LANES[2];
  const part = partOf(data, content, { ...rows, chosen });
  const width = widthOf(TALK);
  return part.talk === undefined ? part : withRoom(part, { x: part.talk - width / 2, width });
}

/** Removes labels of the scale that overlap another one. */
const withRoom = (part: Part, label: Pick<Label, 'x' | 'width'>): Part => ({
  ...part,
  ticks: besides(part.ticks, label),
});

function partOf(data: TimeLine, { period, left, lanes, events }: Content, rows: Rows): Part {
  const at = (time: number) => xOf(time, period, left);
  const day = data.talk && timeOf(data.talk.date);
  const talk = day !== undefined && includes(period, day) ? at(day) : undefined;
  return {
    period,
    ticks: ticksOf(period, left),
    lanes: lanes.map((name, index) => {
      const y = Math.round(rows.height * (index + rows.middle));
      const own = data.events
        .filter(({ lane, date }) => lane === name && includes(period, timeOf(date)))
        .map((event) => ({ event, x: at(timeOf(event.date)), y }))
        .sort((one, other) => one.x - other.x);
      return {
        name,
        y,
        lives: livesOf(name, data).flatMap(({ from, until }) => {
          const [x, end] = [at(Math.max(from, period.from)), at(Math.min(until, period.until))];
          return x < end ? [[x, end - x] as const] : [];
        }),
        marks: marksOf(
          own.filter(({ event }) => events.includes(event)),
          { left, talk },
          rows,
        ),
        bare: rows.isFlagged ? own.filter(({ event }) => !events.includes(event)).map(({ x }) => x) : [],
      };
    }),
    height: rows.height * lanes.length,
    talk,
  };
}

function marksOf(
  spots: readonly Spot[],
  { left, talk }: { readonly left: number; readonly talk: number | undefined },
  { lines, chosen, isFlagged }: Rows,
): Mark[] {
  const day = talk ?? Infinity;
  return [true, false].flatMap((isBefore) => {
    const own = spots.filter(({ x }) => x < day === isBefore);
    const roomBeside = (margin: number) =>
      isBefore ? { from: left, until: Math.min(WIDTH, day - margin) } : { from: day + margin, until: WIDTH };
    const labels = labelsOf(own, { ...roomBeside(CLEAR), lines }, chosen);
    const { from, until } = roomBeside(REACH);
    // Events beside the talk need targets, too, if necessary beyond the ends of the scale.
    const beyond = Math.max(0, SIDE_BY_SIDE - until + from);
    const places = own.map(({ x }) => x);
    const hits = isBefore ? sideBySide(places, from - beyond, until) : sideBySide(places, from, until + beyond);
    return own.map((spot, index) => ({
      ...spot,
      hit: hits[index] ?? spot.x,
      label: isFlagged && spot.event.id === chosen ? chosenLabel({ ...spot, y: 0 }, FLAG) : labels.get(spot.event),
    }));
  });
}

/** The period of all events and of the magnified months: in whole months, or in whole years if longer than two. */
function periodOf({ events }: TimeLine, months: Period | undefined): Period {
  const times = events.map(({ date }) => timeOf(date));
  const first = Math.min(...times, months?.from ?? Infinity);
  const last = Math.max(...times, months ? months.until - 1 : -Infinity);
  const unit = last - first < 24 ? 1 : 12;
  return { from: unit * Math.floor(first / unit), until: unit * (Math.floor(last / unit) + 1) };
}

/**
 * Separates what overlaps: keeps the order and the bounds, and minimizes the largest shift. If the room is insufficient,
 * the places are spaced equally.
 *
 * Isotonic regression in the maximum norm, on the places minus each one's required distance from the first.
 *
 * @param places ascending
 */
export function sideBySide(places: readonly number[], from: number, until: number): number[] {
  const distance = Math.min(SIDE_BY_SIDE, (until - from) / places.length);
  const starts = places.map((place, index) => place - index * distance);
  const [least, most] = [from + distance / 2, until - distance * (places.length - 0.5)];
  return starts.map((_, index) => {
    const middle = (Math.max(...starts.slice(0, index + 1)) + Math.min(...starts.slice(index))) / 2;
    return Math.max(least, Math.min(middle, most)) + index * distance;
  });
}
