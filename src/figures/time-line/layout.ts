/** Pure layout of a time line, in CSS px of the stage. */
import { isNearTalk, partOfYear, yearOf, type Event, type Moment, type TimeLine } from './data.ts';
import { labelsOf, REACH, type Label, type Spot } from './labels.ts';

export interface Mark extends Spot {
  /** Missing if there is no room for it. */
  readonly label: Label | undefined;
}

/** A year's column. */
export interface Year {
  readonly year: number;
  readonly x: number;
  readonly width: number;
  /** Whether the column before it is the preceding year. */
  readonly follows: boolean;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly { readonly name: string; readonly y: number }[];
  /** Left end of the lanes. */
  readonly left: number;
  readonly years: readonly Year[];
  readonly marks: readonly Mark[];
  readonly talk: Spot | undefined;
}

/** Body of a slide. */
const WIDTH = 1152;
const LEFT = 124;
const LANE = 78;
const AXIS = 34;
/** Preferred distance between the marks of a lane, and to the talk. */
export const SIDE_BY_SIDE = 2 * REACH;
/** Distance of labels from the line of the talk. */
const CLEAR = 8;

export function layOut(data: TimeLine, { chosen, zoom }: Moment): Layout {
  const events = zoom ? data.events.filter((event) => isNearTalk(event, data)) : data.events;
  const columns = columnsOf(events, data.talk, zoom);
  const height = AXIS + LANE * data.lanes.length;
  const lanes = data.lanes.map((name, index) => ({ name, y: AXIS + LANE * (index + 0.5) }));
  const talk = data.talk && { event: data.talk, x: dayOf(columns), y: height };
  const rooms = talk
    ? [
        { from: LEFT, until: talk.x - CLEAR },
        { from: talk.x + CLEAR, until: WIDTH },
      ]
    : [{ from: LEFT, until: WIDTH }];
  const marks = lanes.flatMap(({ name, y }) => {
    const spots = columns.flatMap(({ stretches }) => stretches.flatMap((stretch) => spotsOf(stretch, name, y)));
    return rooms.flatMap((room, index) => {
      const own = spots.filter(({ x }) => talk === undefined || x < talk.x === (index === 0));
      const labels = labelsOf(own, room, chosen);
      return own.map((spot) => ({ ...spot, label: labels.get(spot.event) }));
    });
  });
  return { width: WIDTH, height: height + 30, lanes, left: LEFT, years: columns, marks, talk };
}

/** A period whose marks stay inside it: a year, or in the talk's year the part before or from its day. */
interface Part {
  /** Fractions of the year. */
  readonly since: number;
  readonly until: number;
  readonly events: readonly Event[];
}

interface Stretch extends Part {
  readonly x: number;
  readonly end: number;
}

interface Column extends Year {
  /** One period, or two in the talk's year, with room for its line between them. */
  readonly stretches: readonly Stretch[];
}

/**
 * Columns of the years with events. Each gets the width that its marks need; the rest is divided equally. When zoomed,
 * all years from first to last have the same width.
 */
function columnsOf(events: readonly Event[], talk: Event | undefined, zoom: boolean): Column[] {
  const full = [...new Set(events.map(({ date }) => yearOf(date)))];
  const [first = 0] = full;
  const shown = zoom ? Array.from({ length: (full.at(-1) ?? 0) - first + 1 }, (_, index) => first + index) : full;
  const years = shown.map((year) => ({ year, parts: partsOf(year, events, talk) }));
  const needs = years.map(({ parts }) => (zoom ? 0 : SIDE_BY_SIDE * marksIn(parts)));
  const needed = sum(needs);
  const [unit, rest] = [Math.min(1, (WIDTH - LEFT) / needed), Math.max(0, WIDTH - LEFT - needed) / years.length];
  return years.map(({ year, parts }, index) => {
    const edge = (count: number) => Math.round(LEFT + unit * sum(needs.slice(0, count)) + rest * count);
    const [x, end] = [edge(index), edge(index + 1)];
    const follows = index === 0 || shown[index - 1] === year - 1;
    return { year, x, width: end - x, follows, stretches: stretchesOf(parts, x, end) };
  });
}

function partsOf(year: number, events: readonly Event[], talk: Event | undefined): Part[] {
  const day = talk && yearOf(talk.date) === year ? [partOfYear(talk.date)] : [];
  const borders = [0, ...day, 1];
  const own = events.filter((event) => event !== talk && yearOf(event.date) === year);
  return borders.slice(1).map((until, index) => {
    const since = borders[index] ?? 0;
    const inside = own.filter(({ date }) => partOfYear(date) >= since && partOfYear(date) < until);
    return { since, until, events: inside.sort((one, other) => partOfYear(one.date) - partOfYear(other.date)) };
  });
}

/** Number of marks side by side in the fullest lane, including the talk. */
const marksIn = (parts: readonly Part[]): number => sum(parts.map(({ events }) => fullest(events))) + parts.length - 1;

function fullest(events: readonly Event[]): number {
  return Math.max(0, ...events.map(({ lane }) => events.filter((one) => one.lane === lane).length));
}

/** Places the talk at its day, limited so that the marks on both sides have room. */
function stretchesOf(parts: readonly Part[], x: number, end: number): Stretch[] {
  const [before, after] = parts;
  if (!before || !after) return parts.map((part) => ({ ...part, x, end }));
  const half = Math.min(SIDE_BY_SIDE, (end - x) / marksIn(parts)) / 2;
  const least = x + half * (2 * fullest(before.events) + 1);
  const most = end - half * (2 * fullest(after.events) + 1);
  const day = Math.round(clamp(x + after.since * (end - x), least, most));
  return [
    { ...before, x, end: day - half },
    { ...after, x: day + half, end },
  ];
}

/** Middle between the two periods of the talk's year. */
function dayOf(columns: readonly Column[]): number {
  const [before, after] = columns.find(({ stretches }) => stretches.length > 1)?.stretches ?? [];
  return before && after ? (before.end + after.x) / 2 : 0;
}

function spotsOf({ since, until, events, x, end }: Stretch, lane: string, y: number): Spot[] {
  const own = events.filter((event) => event.lane === lane);
  const margin = Math.min(REACH, (end - x) / 2);
  const scale = (end - x - 2 * margin) / (until - since);
  const places = own.map(({ date }) => x + margin + (partOfYear(date) - since) * scale);
  const spread = sideBySide(places, x, end);
  return own.map((event, index) => ({ event, x: Math.round(spread[index] ?? x), y }));
}

/**
 * Separates overlapping marks: keeps their order and the bounds, and minimizes the sum of squared shifts. If the room is
 * insufficient, the marks are spaced equally.
 *
 * Isotonic regression (pool adjacent violators) on the positions minus each mark's required distance from the first.
 *
 * @param places ascending
 */
export function sideBySide(places: readonly number[], from: number, until: number): number[] {
  const distance = Math.min(SIDE_BY_SIDE, (until - from) / places.length);
  const groups: { sum: number; count: number }[] = [];
  places.forEach((place, index) => {
    let group = { sum: place - index * distance, count: 1 };
    for (let last = groups.at(-1); last && last.sum / last.count > group.sum / group.count; last = groups.at(-1)) {
      groups.pop();
      group = { sum: last.sum + group.sum, count: last.count + group.count };
    }
    groups.push(group);
  });
  const [least, most] = [from + distance / 2, until - distance * (places.length - 0.5)];
  return groups
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => clamp(sum / count, least, most)))
    .map((place, index) => place + index * distance);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
