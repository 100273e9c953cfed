/** Where things stand on a time line, in CSS px of the stage: a pure function of the events. */
import { isNearTalk, partOfYear, yearOf, type Event, type Moment, type TimeLine } from './data.ts';
import { labelsOf, REACH, type Label, type Spot } from './labels.ts';

export interface Mark extends Spot {
  /** None where there is no room for it. */
  readonly label: Label | undefined;
}

/** A year's column. */
export interface Year {
  readonly year: number;
  readonly x: number;
  readonly width: number;
  /** The year before it stands before it, too. */
  readonly follows: boolean;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly { readonly name: string; readonly y: number }[];
  /** Where the lines of the lanes begin. */
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
/** How far marks of a lane stand apart, from each other and from the talk, where there is room for it. */
export const SIDE_BY_SIDE = 2 * REACH;
/** Labels keep this far from the line of the talk. */
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

/** Time that no mark may leave: a year, or in the year of the talk what lies before its day and what does not. */
interface Part {
  /** As parts of the year. */
  readonly since: number;
  readonly until: number;
  readonly events: readonly Event[];
}

interface Stretch extends Part {
  readonly x: number;
  readonly end: number;
}

interface Column extends Year {
  /** One, or in the year of the talk two, with room for its line between them. */
  readonly stretches: readonly Stretch[];
}

/**
 * Years with events: each has the room that the marks of its lanes need, and all share alike what remains. In the zoom
 * all years from first to last, as wide as each other.
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

/** How many marks stand in a row: those of the fullest lane, and the talk between two parts. */
const marksIn = (parts: readonly Part[]): number => sum(parts.map(({ events }) => fullest(events))) + parts.length - 1;

function fullest(events: readonly Event[]): number {
  return Math.max(0, ...events.map(({ lane }) => events.filter((one) => one.lane === lane).length));
}

/** The day of the talk stands where it is in its year, as long as the marks on both sides of it have their room. */
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

/** The middle between the two parts of the year of the talk. */
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
 * Places of marks that would lie on each other, shifted both ways: in their order, within the bounds, and with the least
 * sum of the squares of all shifts. Where not all have room each has as much as the others.
 *
 * Isotonic regression (pool adjacent violators) on the places less the distance that each must have from the first.
 *
 * @param places rising
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
