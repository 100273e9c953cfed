import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/figures/figure.ts';
import { isNearTalk, partOfYear, timeLine, type TimeLine } from '../../src/figures/time-line/data.ts';
import { isApart, layOut, SIDE_BY_SIDE, type Label } from '../../src/figures/time-line/layout.ts';

const head = ['Date', 'Lane', 'What'];
const story: Block = {
  kind: 'table',
  head,
  rows: [
    ['2004-03-11', 'Xen', 'in the tree'],
    ['2018-11-07', 'NVMM', 'imported'],
    ['2019-03-20', 'Talk', 'this talk'],
    ['2021-05', 'QEMU', 'NVMM merged'],
  ],
};

const { data } = timeLine.read([story]);
if (!data) throw new Error('The table of these tests cannot be read');

test('the talk is no lane, and the zoom shows its year and the two beside it', () => {
  expect(data.lanes).toEqual(['Xen', 'NVMM', 'QEMU']);
  expect(data.talk?.text).toBe('this talk');
  expect(data.events.filter((event) => isNearTalk(event, data)).map(({ id }) => id)).toEqual([
    '2018-11-07-nvmm',
    '2019-03-20-talk',
  ]);
});

test('a date is as far into its year as it says', () => {
  expect(partOfYear('2019-01-01')).toBe(0);
  expect(partOfYear('2020-12-31')).toBeCloseTo(365 / 366);
  expect(partOfYear('2019')).toBe(0.5);
});

describe('the sentence', () => {
  test.each([
    ['', '4 events from 2004 to 2021; a year is as wide as it is full, and empty ones are left out.'],
    ['zoom', '2 events from 2018 to 2019; all years alike.'],
    ['zoom,2018-11-07-nvmm', '7 November 2018, NVMM: imported.'],
    ['2021-05-qemu', 'May 2021, QEMU: NVMM merged.'],
  ])('of "%s"', (text, sentence) => {
    const moment = timeLine.decode(text, data);
    expect(moment && timeLine.describe(moment, data, '2019')).toBe(sentence);
  });
});

test.each(['zoom,', 'zoom,zoom', '2018-11-07', '2018-11-07-nvmm,zoom', '2004-03-11-xen,2021-05-qemu', ','])(
  '"%s" is no state',
  (text) => {
    expect(timeLine.decode(text, data)).toBeUndefined();
  },
);

describe('what cannot be drawn is told with its place', () => {
  test.each([
    [
      'two columns',
      ['Date', 'What'],
      [
        ['2019', 'x'],
        ['2020', 'y'],
      ],
      [
        [0, 0],
        [0, 1, 2],
        [0, 2, 2],
      ],
    ],
    ['one event', head, [['2019', 'A', 'x']], [[0]]],
    [
      'a spoken date',
      head,
      [
        ['2019', 'A', 'x'],
        ['May 2020', 'A', 'y'],
      ],
      [[0, 2, 0]],
    ],
    [
      'an earlier date after a later one',
      head,
      [
        ['2019', 'A', 'x'],
        ['2018-02', 'A', 'y'],
      ],
      [[0, 2, 0]],
    ],
    [
      'two events of a lane on a date',
      head,
      [
        ['2019', 'A', 'x'],
        ['2019', 'A', 'y'],
      ],
      [[0, 2, 1]],
    ],
    [
      'a second talk',
      head,
      [
        ['2019', 'Talk', 'x'],
        ['2020', 'Talk', 'y'],
      ],
      [[0, 2, 1]],
    ],
  ])('%s', (_, names, rows, places) => {
    expect(timeLine.read([{ kind: 'table', head: names, rows }]).problems?.map(({ at }) => at)).toEqual(places);
  });
});

/** Any story: up to forty events in up to seven lanes, with or without a talk. */
const stories = fc
  .uniqueArray(
    fc.record({
      day: fc.integer({ min: 0, max: 12000 }),
      lane: fc.constantFrom('Xen', 'HAXM', 'NVMM', 'QEMU', 'NetBSD', 'KVM', 'bhyve'),
      text: fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12}){0,5}$/),
    }),
    { minLength: 2, maxLength: 40, selector: ({ day, lane }) => `${day} ${lane}` },
  )
  .chain((events) => fc.tuple(fc.constant(events), fc.option(fc.nat(events.length - 1))))
  .map(([events, talk]) => {
    const sorted = events
      .map(
        ({ day, lane, text }, index) =>
          [
            new Date(Date.UTC(1995, 0, 1 + day)).toISOString().slice(0, 10),
            index === talk ? 'Talk' : lane,
            text,
          ] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const read = timeLine.read([{ kind: 'table', head, rows: sorted }]).data;
    if (!read) throw new Error('A story of these tests cannot be read');
    return read;
  });
const momentOf = (line: TimeLine) =>
  fc.record({
    chosen: fc.constantFrom(undefined, ...line.events.map(({ id }) => id)),
    zoom: line.talk ? fc.boolean() : fc.constant(false),
  });
const views = stories.chain((line) => fc.tuple(fc.constant(line), momentOf(line)));

test('every state is written as a text that is read back as it', () => {
  fc.assert(
    fc.property(views, ([line, moment]) => {
      expect(timeLine.decode(timeLine.encode(moment, line), line)).toEqual(moment);
    }),
  );
});

test('no label lies on another, across the talk, or outside; marks of a lane stand side by side, in their order', () => {
  fc.assert(
    fc.property(views, ([line, moment]) => {
      const { width, height, marks, talk, years } = layOut(line, moment);
      const labels = marks.flatMap(({ label }): Label[] => (label ? [label] : []));
      labels.forEach((label, index) => {
        expect(label.x).toBeGreaterThanOrEqual(0);
        expect(label.x + label.width).toBeLessThanOrEqual(width);
        expect(label.y).toBeLessThanOrEqual(height);
        expect(labels.slice(index + 1).every((other) => isApart(label, other))).toBe(true);
        if (talk) expect(label.x > talk.x || label.x + label.width < talk.x).toBe(true);
      });
      for (const lane of line.lanes) {
        const places = marks.filter(({ event }) => event.lane === lane).map(({ x }) => x);
        const distances = places.slice(1).map((x, index) => x - (places[index] ?? 0));
        expect(Math.min(SIDE_BY_SIDE, ...distances)).toBe(SIDE_BY_SIDE);
        expect(Math.max(0, ...places)).toBeLessThan(width);
      }
      expect(years.reduce((sum, year) => sum + year.width, 0)).toBeGreaterThan(1000);
    }),
  );
});
