import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/figures/figure.ts';
import { isNearTalk, partOfYear, timeLine, type TimeLine } from '../../src/figures/time-line/data.ts';
import { candidates, isApart, isOver, isUnclear, type Label } from '../../src/figures/time-line/labels.ts';
import { layOut, sideBySide, SIDE_BY_SIDE, type Layout, type Mark } from '../../src/figures/time-line/layout.ts';
import { in2019 } from '../fixtures.ts';

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

const { data } = timeLine.read([story], in2019);
if (!data) throw new Error('The table of these tests cannot be read');

test('the talk is not a lane, and the zoom shows its year and the two adjacent ones', () => {
  expect(data.lanes).toEqual(['Xen', 'NVMM', 'QEMU']);
  expect(data.talk?.text).toBe('this talk');
  expect(data.events.filter((event) => isNearTalk(event, data)).map(({ id }) => id)).toEqual([
    '2018-11-07-nvmm',
    '2019-03-20-talk',
  ]);
});

test('computes the position of a date in its year', () => {
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
    expect(moment && timeLine.describe(moment, data, 'then')).toBe(sentence);
  });
});

test.each(['zoom,', 'zoom,zoom', '2018-11-07', '2018-11-07-nvmm,zoom', '2004-03-11-xen,2021-05-qemu', ','])(
  '"%s" is no state',
  (text) => {
    expect(timeLine.decode(text, data)).toBeUndefined();
  },
);

describe('reports invalid content with its location', () => {
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
    expect(timeLine.read([{ kind: 'table', head: names, rows }], in2019).problems?.map(({ at }) => at)).toEqual(places);
  });
});

const WORDS = 'imported for AMD and Intel, with the first release, in pkgsrc, and merged for all';

const LANES = ['Xen', 'HAXM', 'NVMM', 'QEMU', 'NetBSD', 'KVM', 'bhyve'];

/** Arbitrary data: up to forty events, one or several lanes, within a season or decades, with or without a talk. */
const stories = fc
  .tuple(fc.constantFrom(90, 700, 12000), fc.constantFrom(1, 3, LANES.length))
  .chain(([days, lanes]) =>
    fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: days }),
        lane: fc.constantFrom(...LANES.slice(0, lanes)),
        text: fc.integer({ min: 1, max: WORDS.length }).map((length) => WORDS.slice(0, length)),
      }),
      { minLength: 2, maxLength: 40, selector: ({ day, lane }) => `${day} ${lane}` },
    ),
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
    const read = timeLine.read([{ kind: 'table', head, rows: sorted }], in2019).data;
    if (!read) throw new Error('A story of these tests cannot be read');
    return read;
  });
const momentOf = (line: TimeLine) =>
  fc.record({
    chosen: fc.constantFrom(undefined, ...line.events.map(({ id }) => id)),
    zoom: line.talk ? fc.boolean() : fc.constant(false),
  });
const views = stories.chain((line) => fc.tuple(fc.constant(line), momentOf(line)));

test('every state round-trips through its text', () => {
  fc.assert(
    fc.property(views, ([line, moment]) => {
      expect(timeLine.decode(timeLine.encode(moment, line), line)).toEqual(moment);
    }),
  );
});

const labelsOf = ({ marks }: Pick<Layout, 'marks'>) => marks.flatMap(({ label }): Label[] => (label ? [label] : []));
/** Marks of one lane on the same side of the talk, from left to right. */
const rowsOf = ({ lanes, marks, talk }: Layout) =>
  lanes.flatMap(({ y }) => {
    const row = marks.filter((mark) => mark.y === y);
    return [row.filter(({ x }) => !talk || x < talk.x), row.filter(({ x }) => talk && x >= talk.x)];
  });

test('labels do not overlap each other or the talk, and stay in bounds', () => {
  fc.assert(
    fc.property(views, ([line, moment]) => {
      const layout = layOut(line, moment);
      const { width, height, left, talk } = layout;
      const labels = labelsOf(layout);
      labels.forEach((label, index) => {
        expect(label.x).toBeGreaterThanOrEqual(left);
        expect(label.x + label.width).toBeLessThanOrEqual(width);
        expect(label.y).toBeLessThanOrEqual(height);
        expect(labels.slice(index + 1).every((other) => isApart(label, other))).toBe(true);
        if (talk) expect(label.x > talk.x || label.x + label.width < talk.x).toBe(true);
      });
    }),
  );
});

describe('a mark', () => {
  test('stays in its year and on its side of the talk, ordered by date', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        const { years, marks, talk, lanes } = layOut(line, moment);
        for (const { event, x } of marks) {
          const year = years.find(({ year }) => event.date.startsWith(year.toString()));
          expect(x).toBeGreaterThanOrEqual(year?.x ?? Infinity);
          expect(x).toBeLessThanOrEqual(year ? year.x + year.width : -Infinity);
          if (talk && event.date < talk.event.date) expect(x).toBeLessThan(talk.x);
          if (talk && event.date > talk.event.date) expect(x).toBeGreaterThan(talk.x);
        }
        for (const { name } of lanes) {
          const row = marks.filter(({ event }) => event.lane === name);
          const byDay = [...row].sort((one, other) => (one.event.date < other.event.date ? -1 : 1));
          expect([...row].sort((one, other) => one.x - other.x)).toEqual(byDay);
        }
      }),
    );
  });

  test('does not overlap its neighbours and the talk if the year has room', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        const layout = layOut(line, moment);
        const { width, left, marks, talk, lanes, years } = layout;
        expect(years.reduce((sum, year) => sum + year.width, 0)).toBe(width - left);
        // Zoomed years have equal widths: rounding of marks to whole px may lose one px.
        const least = moment.zoom
          ? Math.min(
              SIDE_BY_SIDE,
              ...years.map((year) => {
                const inside = marks.filter(({ event }) => event.date.startsWith(year.year.toString()));
                return year.width / (inside.length + 1) - 1;
              }),
            )
          : SIDE_BY_SIDE;
        for (const { y } of lanes) {
          const places = [...marks.filter((mark) => mark.y === y), ...(talk ? [talk] : [])]
            .map(({ x }) => x)
            .sort((one, other) => one - other);
          const distances = places.slice(1).map((x, index) => x - (places[index] ?? 0));
          expect(Math.min(least, ...distances)).toBe(least);
        }
      }),
    );
  });
});

test('shifts marks optimally: no run of neighbours could move closer to its dates', () => {
  const rows = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 16 }),
    fc.integer({ min: 0, max: 1 }),
  );
  fc.assert(
    fc.property(rows, ([days, from]) => {
      const wanted = [...days].sort((one, other) => one - other);
      const until = 300;
      const distance = Math.min(SIDE_BY_SIDE, (until - from) / wanted.length);
      const fits = (places: readonly number[]) =>
        [from - distance / 2, ...places, until + distance / 2].every(
          (place, index, all) => index === 0 || place - (all[index - 1] ?? 0) >= distance - 1e-6,
        );
      const costs = (places: readonly number[]) =>
        places.reduce((sum, place, index) => sum + (place - (wanted[index] ?? 0)) ** 2, 0);
      const places = sideBySide(wanted, from, until);
      expect(places).toHaveLength(wanted.length);
      expect(fits(places)).toBe(true);
      for (const [first] of places.entries())
        for (let end = first + 1; end <= places.length; end += 1)
          for (const step of [-0.5, 0.5]) {
            const moved = places.map((place, index) => (index >= first && index < end ? place + step : place));
            if (fits(moved)) expect(costs(moved)).toBeGreaterThanOrEqual(costs(places));
          }
    }),
  );
});

describe('a label', () => {
  const isNamed = ({ label }: Mark) => label !== undefined;

  test('begins or ends at its mark and is unambiguous, except the chosen one', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        for (const row of rowsOf(layOut(line, moment))) {
          const others = row.filter(({ event }) => event.id !== moment.chosen);
          for (const { x, label } of others)
            if (label) expect(label.anchor === 'start' ? label.x : label.x + label.width).toBe(x);
          const labels = labelsOf({ marks: others });
          const unclear = others
            .filter((mark) => !isNamed(mark))
            .filter((mark) => labels.some((label) => isUnclear(label, mark, labels)));
          expect(unclear).toEqual([]);
        }
      }),
      // A removed label may leave its mark unlabelled below a third label.
      { numRuns: 1000 },
    );
  });

  test('is missing only if it or another label would pass an unlabelled mark', () => {
    fc.assert(
      fc.property(stories, (line) => {
        const layout = layOut(line, { chosen: undefined, zoom: false });
        const { left, width, talk } = layout;
        for (const row of rowsOf(layout)) {
          const labels = labelsOf({ marks: row });
          const bare = row.filter((mark) => !isNamed(mark));
          for (const mark of bare) {
            const isBefore = talk && mark.x < talk.x;
            const room = { from: talk && !isBefore ? talk.x + 8 : left, until: isBefore ? talk.x - 8 : width };
            const possible = candidates(mark, room).filter((label) => {
              const others = bare.filter((other) => other !== mark);
              return labels.every((other) => isApart(label, other)) && !others.some((other) => isOver(label, other));
            });
            expect(possible).toEqual([]);
          }
        }
      }),
    );
  });

  test('of the chosen event is shown if it fits its side of the talk, and moves no other', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        const layout = layOut(line, moment);
        const before = layOut(line, { ...moment, chosen: undefined });
        const chosen = layout.marks.find(({ event }) => event.id === moment.chosen);
        const stay = before.marks.filter(({ event, label }) => {
          const now = layout.marks.find((mark) => mark.event === event)?.label;
          return now !== undefined && event.id !== moment.chosen && JSON.stringify(now) !== JSON.stringify(label);
        });
        expect(stay).toEqual([]);
        if (!chosen) return;
        const { left, width, talk } = layout;
        const [from, until] = !talk ? [left, width] : chosen.x < talk.x ? [left, talk.x - 8] : [talk.x + 8, width];
        // Independent of its position: as if it were alone, at the left end.
        const isNarrow = candidates({ ...chosen, x: from }, { from, until }).length > 0;
        expect(isNamed(chosen)).toBe(isNarrow);
      }),
    );
  });
});

test('three adjacent marks all get labels: to the left, and above and below the last', () => {
  const rows = [
    ['2004', 'HAXM', 'first'],
    ['2022-10-19', 'HAXM', '7.8.0, the last release'],
    ['2022-11-29', 'HAXM', 'retired by Intel'],
    ['2023-01-28', 'HAXM', 'archived'],
    ['2023-07-30', 'NVMM', 'Intel'],
    ['2024-03-28', 'Xen', 'dom0 with SMP'],
  ];
  const line = timeLine.read([{ kind: 'table', head, rows }], in2019).data;
  if (!line) throw new Error('The table of this test cannot be read');
  const { marks } = layOut(line, { chosen: undefined, zoom: false });
  expect(marks.filter(({ event }) => event.lane === 'HAXM').every(({ label }) => label)).toBe(true);
});
