/** Where things stand on a time line, in CSS px of the stage: a pure function of the events. */
import { isNearTalk, partOfYear, yearOf, type Event, type Moment, type TimeLine } from './data.ts';

export interface Label {
  /** Left end of the text, and its base line. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Mark {
  readonly event: Event;
  readonly x: number;
  readonly y: number;
  /** None where there is no room for it. */
  readonly label: Label | undefined;
}

type Spot = Omit<Mark, 'label'>;

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly { readonly name: string; readonly y: number }[];
  /** Where the lines of the lanes begin. */
  readonly left: number;
  /** The beginning of each year, and of the first after a gap. */
  readonly years: readonly {
    readonly year: number;
    readonly x: number;
    readonly width: number;
    readonly follows: boolean;
  }[];
  readonly marks: readonly Mark[];
  readonly talk: Mark | undefined;
}

/** Body of a slide. */
const WIDTH = 1152;
const LEFT = 124;
const LANE = 74;
const AXIS = 34;
const FONT = 22;
/** Wider than the widest mean letter of the typeface, so that no text is longer than was thought. */
const LETTER = 0.56 * FONT;
const GAP = 14;
/** Radius of a mark with its line, and how far two of them stand apart at least. */
export const MARK = 9;
export const SIDE_BY_SIDE = 2 * MARK;
/** A label stands this far above its line, or its top this far below it. */
const LIFT = 13;

export function layOut(data: TimeLine, { chosen, zoom }: Moment): Layout {
  const events = zoom ? data.events.filter((event) => isNearTalk(event, data)) : data.events;
  const years = yearsOf(events, zoom);
  const x = (date: string) => {
    const year = years.find((one) => one.year === yearOf(date));
    return year && Math.round(year.x + 8 + partOfYear(date) * (year.width - 16));
  };
  const lanes = data.lanes.map((name, index) => ({ name, y: AXIS + LANE * (index + 0.5) }));
  const height = AXIS + LANE * lanes.length;
  const spots = events.flatMap((event): Spot[] => {
    const at = x(event.date);
    const lane = lanes.find(({ name }) => name === event.lane);
    return at === undefined ? [] : [{ event, x: at, y: lane?.y ?? height }];
  });
  const isTalk = ({ event }: Spot) => event === data.talk;
  const talk = spots.find(isTalk);
  const others = lanes.flatMap(({ name }) => spread(spots.filter(({ event }) => event.lane === name)));
  const marks = labelled(others, chosen, talk?.x);
  return {
    width: WIDTH,
    height: height + 30,
    lanes,
    left: LEFT,
    years,
    marks,
    talk: talk && { ...talk, label: undefined },
  };
}

/** Marks of a lane that would lie on each other stand side by side; what is pushed out at the end is pushed back. */
function spread(spots: readonly Spot[]): Spot[] {
  let from = 0;
  const rightwards = spots.map((spot) => ({ ...spot, x: (from = Math.max(spot.x, from + SIDE_BY_SIDE)) }));
  let until = WIDTH - MARK + SIDE_BY_SIDE;
  return rightwards
    .reverse()
    .map((spot) => ({ ...spot, x: (until = Math.min(spot.x, until - SIDE_BY_SIDE)) }))
    .reverse();
}

/** Years with events, each as wide as it is full; in the zoom all years from first to last, all alike. */
function yearsOf(events: readonly Event[], zoom: boolean): Layout['years'] {
  const full = [...new Set(events.map(({ date }) => yearOf(date)))];
  const [first = 0] = full;
  const shown = zoom ? Array.from({ length: (full.at(-1) ?? 0) - first + 1 }, (_, index) => first + index) : full;
  const weights = shown.map((year) => (zoom ? 1 : 1 + busiest(events.filter(({ date }) => yearOf(date) === year))));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const unit = (WIDTH - LEFT) / sum;
  let x = LEFT;
  return shown.map((year, index) => {
    const width = (weights[index] ?? 1) * unit;
    const from = x;
    x += width;
    return {
      year,
      x: Math.round(from),
      width: Math.round(width),
      follows: index === 0 || shown[index - 1] === year - 1,
    };
  });
}

/** How many events the fullest lane has. */
function busiest(events: readonly Event[]): number {
  return Math.max(...events.map(({ lane }) => events.filter((one) => one.lane === lane).length));
}

/**
 * In their order, as long as there is room. The chosen one has its label for certain, and takes the room of others when
 * it must; the rest stays where it was.
 */
function labelled(spots: readonly Spot[], chosen: string | undefined, talk: number | undefined): Mark[] {
  const placed = new Map<Event, Label>();
  const isFree = (label: Label) => [...placed.values()].every((other) => isApart(label, other));
  for (const spot of spots) {
    const label = candidates(spot, talk).find(isFree);
    if (label) placed.set(spot.event, label);
  }
  const spot = spots.find(({ event }) => event.id === chosen);
  const [wanted] = spot && !placed.has(spot.event) ? candidates(spot, talk) : [];
  if (spot && wanted) {
    for (const [event, label] of placed) if (!isApart(wanted, label)) placed.delete(event);
    placed.set(spot.event, wanted);
  }
  return spots.map((one) => ({ ...one, label: placed.get(one.event) }));
}

/** Above the line or below it, to the right of the mark or to its left; never across the day of the talk. */
function candidates({ event, x, y }: Spot, talk: number | undefined): Label[] {
  const width = Math.ceil(event.text.length * LETTER);
  const lines = [y - LIFT, y + LIFT + FONT * 0.75];
  const isInside = (from: number) => from >= LEFT - 6 && from + width <= WIDTH;
  const isCrossed = (from: number) => talk !== undefined && from < talk + GAP / 2 && from + width > talk - GAP / 2;
  const starts = [x - 6, x + 6 - width].filter((from) => isInside(from) && !isCrossed(from));
  return starts.flatMap((from) => lines.map((line) => ({ x: from, y: line, width })));
}

export function isApart(one: Label, other: Label): boolean {
  return (
    Math.abs(one.y - other.y) >= FONT || one.x + one.width + GAP <= other.x || other.x + other.width + GAP <= one.x
  );
}
