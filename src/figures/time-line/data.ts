/**
 * Events in lanes. The table has three columns with any heads: date (`2019-03-20`, `2019-03` or `2019`), lane, and event
 * with a link to its source. Rows are sorted by date. The optional single event in the lane `Talk` is the day of the
 * talk, drawn across all lanes.
 */
import { isDate, spokenDate } from '../../dates.ts';
import { onlyBlock, slug, type Figure, type ForLoader, type ContentProblem } from '../figure.ts';

export interface Event {
  /** Date and lane: `2018-11-07-nvmm`. */
  readonly id: string;
  /** Year, month or day precision. */
  readonly date: string;
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
  /** Show only the years around the talk. */
  readonly zoom: boolean;
}

const TALK = 'Talk';

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
    const events = rows.map(([date = '', lane = '', text = '']) => ({ id: slug(`${date} ${lane}`), date, lane, text }));
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
    const shown = zoom ? data.events.filter((one) => isNearTalk(one, data)) : data.events;
    const [first = '', last = ''] = [shown[0]?.date, shown.at(-1)?.date].map((date) => date?.slice(0, 4));
    const scale = zoom ? 'all years alike' : 'a year is as wide as it is full, and empty ones are left out';
    return `${shown.length} events from ${first} to ${last}; ${scale}.`;
  },
};

export const timeLineForLoader: ForLoader<TimeLine, Moment> = {
  examples: ({ events }) => events.map(({ id }) => id),
};

/** Whether the event is within one year of the talk's. */
export function isNearTalk({ date }: Pick<Event, 'date'>, { talk }: TimeLine): boolean {
  return talk !== undefined && Math.abs(yearOf(date) - yearOf(talk.date)) <= 1;
}

export const yearOf = (date: string): number => Number(date.slice(0, 4));

/** Position of a date in its year, 0 to below 1; an imprecise date is placed in the middle of its range. */
export function partOfYear(date: string): number {
  const [year = '', month, day] = date.split('-');
  const start = Date.UTC(Number(year), 0, 1);
  const length = Date.UTC(Number(year) + 1, 0, 1) - start;
  if (month === undefined) return 0.5;
  const at = Date.UTC(Number(year), Number(month) - 1, day === undefined ? 15 : Number(day));
  return (at - start) / length;
}
