/**
 * Events in lanes. The table has three columns with any heads: date (`2019-03-20`, `2019-03` or `2019`), lane, and event
 * with a link to its source. Rows are sorted by date. The optional single event in the lane `Talk` is the day of the
 * talk, drawn across all lanes. With a dash after its date, `2018-11-07 –`, an event begins the life of its lane; with a
 * dash before it, `– 2023-01-28`, it ends it.
 */
import { isDate, spokenDate } from '../../dates.ts';
import { onlyBlock, slug, type Figure, type ForLoader, type ContentProblem } from '../figure.ts';

export interface Event {
  /** Date and lane: `2018-11-07-nvmm`. */
  readonly id: string;
  /** Year, month or day precision. */
  readonly date: string;
  /** Whether the event begins or ends the life of its lane. */
  readonly life: 'begins' | 'ends' | undefined;
  readonly lane: string;
  readonly text: string;
}

export interface TimeLine {
  /** Ordered by first appearance. */
  readonly lanes: readonly string[];
  /** In table order. */
  readonly events: readonly Event[];
  readonly talk: Event | undefined;
}

export interface Moment {
  /** Id of an event. */
  readonly chosen: string | undefined;
  /** Where there is no room for lanes, list only the magnified months. */
  readonly zoom: boolean;
}

/** The lane of the talk. */
export const TALK = 'Talk';

/** A date with a dash before it, or after it. */
const LIFE = /^(?:[-–—]+ ?(\S+)|(\S+?) ?[-–—]+)$/;

export const timeLine: Figure<TimeLine, Moment> = {
  name: 'time-line',
  label: 'Time line',

  read(blocks) {
    const { data: table, problems } = onlyBlock(blocks, 'table');
    if (problems) return { problems };
    const { head, rows } = table;
    const faults: ContentProblem[] = [];
    if (head.length !== 3) {
      faults.push({ at: [0, 0], found: `${head.length} columns`, expected: 'date, lane and what happened' });
    }
    if (rows.length < 2) faults.push({ at: [0], found: `${rows.length} events`, expected: 'two rows or more' });
    const events = rows.map(([cell = '', lane = '', text = '']): Event => {
      const [, end, begin] = LIFE.exec(cell) ?? [];
      const date = end ?? begin ?? cell;
      const life = end ? 'ends' : begin ? 'begins' : undefined;
      return { id: slug(`${date} ${lane}`), date, life, lane, text };
    });
    events.forEach(({ id, date, lane, text }, row) => {
      const at = (column: number) => [0, row + 1, column];
      const before = events[row - 1]?.date ?? '';
      if (!isDate(date))
        faults.push({ at: at(0), found: date || 'an empty cell', expected: 'a date such as `2019-03-20`' });
      else if (date < before && isDate(before)) {
        faults.push({ at: at(0), found: date, expected: `a date that is not before \`${before}\`` });
      }
      if (slug(lane) === '') faults.push({ at: at(1), found: lane || 'an empty cell', expected: 'the name of a lane' });
      if (text === '') faults.push({ at: at(2), found: 'an empty cell', expected: 'what happened' });
      if (events.findIndex((other) => other.id === id) < row) {
        faults.push({ at: at(1), found: lane, expected: 'one event of a lane on a date' });
      }
    });
    events
      .filter(({ lane }) => lane === TALK)
      .slice(1)
      .forEach((second) => {
        faults.push({ at: [0, events.indexOf(second) + 1, 1], found: TALK, expected: 'one talk' });
      });
    if (faults.length > 0) return { problems: faults };
    const lanes = [...new Set(events.map(({ lane }) => lane))].filter((lane) => lane !== TALK);
    return { data: { lanes, events, talk: events.find(({ lane }) => lane === TALK) } };
  },

  decode(text, { events, talk }) {
    const words = text === '' ? [] : text.split(',');
    const zoom = words[0] === 'zoom';
    const [chosen, ...others] = zoom ? words.slice(1) : words;
    if (others.length > 0 || (zoom && !talk)) return undefined;
    return chosen === undefined || events.some(({ id }) => id === chosen) ? { chosen, zoom } : undefined;
  },

  encode: ({ chosen, zoom }) => [zoom ? 'zoom' : '', chosen ?? ''].filter(Boolean).join(','),

  describe({ chosen, zoom }, data) {
    const event = data.events.find(({ id }) => id === chosen);
    if (event) return `${spokenDate(event.date)}, ${event.lane}: ${event.text}.`;
    const shown = zoom ? data.events.filter((one) => isMagnified(one, data)) : data.events;
    const [first, last] = [shown[0], shown.at(-1)].map((one) => spokenDate(one?.date.slice(0, zoom ? 7 : 4) ?? ''));
    return `${shown.length} events from ${first} to ${last}.`;
  },
};

export const timeLineForLoader: ForLoader<TimeLine, Moment> = {
  examples: ({ events }) => events.map(({ id }) => id),
  says: (data) => data.events.map(({ id }) => timeLine.describe({ chosen: id, zoom: false }, data, 'then')),
};

/** A period, in months since the year 0; `until` is exclusive. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

export const includes = ({ from, until }: Period, time: number): boolean => from <= time && time < until;

const MAGNIFIED = 12;

/**
 * The magnified period in whole months: of the twelve-month periods with the talk, but not in the first or last month,
 * the one with the most events; among equals, the one with the talk in its middle. Undefined without a talk, or without
 * another event there.
 */
export function magnified({ events, talk }: TimeLine): Period | undefined {
  if (!talk) return undefined;
  const month = Math.floor(timeOf(talk.date));
  const places = Array.from({ length: MAGNIFIED - 2 }, (_, place) => place + 1);
  const periods = places.map((place) => {
    const period = { from: month - place, until: month - place + MAGNIFIED };
    const count = events.filter((event) => event !== talk && isInside(event, period)).length;
    return { period, count, worth: count - Math.abs(place - MAGNIFIED / 2) / MAGNIFIED };
  });
  const [best] = periods.sort((one, other) => other.worth - one.worth);
  return best && best.count > 0 ? best.period : undefined;
}

/** Whether its month is known and belongs to the period. */
export const isInside = ({ date }: Event, period: Period): boolean => date.length > 4 && includes(period, timeOf(date));

/** Whether it is one of the magnified events, or the talk. */
export function isMagnified(event: Event, data: TimeLine): boolean {
  const period = magnified(data);
  return event === data.talk || (period !== undefined && isInside(event, period));
}

/** In months since the year 0; an imprecise date is placed in the middle of its range. */
export function timeOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return 12 * year + 6;
  const part = day === undefined ? 0.5 : (day - 0.5) / new Date(Date.UTC(year, month, 0)).getUTCDate();
  return 12 * year + month - 1 + part;
}

/** The periods in which the lane is alive, as far as the table says. */
export function livesOf(lane: string, { events }: TimeLine): Period[] {
  const lives: Period[] = [];
  let from: number | undefined;
  for (const { date, life } of events.filter((event) => event.lane === lane && event.life)) {
    if (life === 'begins') from ??= timeOf(date);
    else {
      lives.push({ from: from ?? -Infinity, until: timeOf(date) });
      from = undefined;
    }
  }
  return from === undefined ? lives : [...lives, { from, until: Infinity }];
}
