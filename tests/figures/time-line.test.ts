import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/figures/figure.ts';
import {
  includes,
  isInside,
  isMagnified,
  livesOf,
  magnified,
  timeLine,
  timeOf,
  type TimeLine,
} from '../../src/figures/time-line/data.ts';
import {
  candidates,
  isApart,
  isBeside,
  isOver,
  isUnclear,
  widthOf,
  type Label,
} from '../../src/figures/time-line/labels.ts';
import { WIDTH } from '../../src/figures/time-line/scale.ts';
import {
  AXIS,
  CLEAR,
  HEIGHT,
  LANES,
  layOut,
  sideBySide,
  SIDE_BY_SIDE,
  SPREAD,
  type Layout,
  type Mark,
  type Part,
} from '../../src/figures/time-line/layout.ts';
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

test('the talk is not a lane, and the year around it is magnified', () => {
  expect(data.lanes).toEqual(['Xen', 'NVMM', 'QEMU']);
  expect(data.talk?.text).toBe('this talk');
  expect(data.events.filter((event) => isMagnified(event, data)).map(({ id }) => id)).toEqual([
    '2018-11-07-nvmm',
    '2019-03-20-talk',
  ]);
});

test('a date is a time in months; an imprecise one is in the middle of its range', () => {
  expect(timeOf('2019-01-01') - timeOf('2018-12-31')).toBeCloseTo(1 / 31);
  expect(timeOf('2020-02-29')).toBeCloseTo(12 * 2020 + 2 - 0.5 / 29);
  expect(timeOf('2019-03')).toBe(12 * 2019 + 2.5);
  expect(timeOf('2019')).toBe(12 * 2019 + 6);
});

describe('the life of a lane', () => {
  const told = (...dates: readonly string[]) => {
    const rows = dates.map((date) => [date, 'A', 'x']);
    const { data: line, problems } = timeLine.read([{ kind: 'table', head, rows }], in2019);
    return line ? livesOf('A', line) : problems.map(({ found }) => found);
  };
  const [begin, end] = [timeOf('2017-11-13'), timeOf('2023-01-28')];

  test.each([
    ['is not told without dashes', ['2017-11-13', '2023-01-28'], []],
    ['goes on from a date with a dash after it', ['2017-11-13 –', '2019'], [{ from: begin, until: Infinity }]],
    ['ends with a dash before a date', ['2017-11-13-', '2019', '-2023-01-28'], [{ from: begin, until: end }]],
    ['had begun before, if nothing says when', ['2017-11-13', '– 2023-01-28'], [{ from: -Infinity, until: end }]],
    [
      'may begin again',
      ['– 2017-11-13', '2023-01-28 –'],
      [
        { from: -Infinity, until: begin },
        { from: end, until: Infinity },
      ],
    ],
    ['does not begin and end at once', ['– 2017-11-13 –', '2019'], ['– 2017-11-13 –']],
  ])('%s', (_, dates, lives) => {
    expect(told(...dates)).toEqual(lives);
  });

  test('is no part of the name of an event', () => {
    const rows = [
      ['2017-11-13 –', 'HAXM', 'x'],
      ['– 2023-01-28', 'HAXM', 'y'],
    ];
    const { data: line } = timeLine.read([{ kind: 'table', head, rows }], in2019);
    expect(line?.events.map(({ id }) => id)).toEqual(['2017-11-13-haxm', '2023-01-28-haxm']);
  });
});

describe('the sentence', () => {
  test.each([
    ['', '4 events from 2004 to 2021.'],
    ['zoom', '2 events from November 2018 to March 2019.'],
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

const NAMES = ['Xen', 'HAXM', 'NVMM', 'QEMU', 'NetBSD', 'KVM', 'bhyve', 'Hypervisor.framework'];

/** Arbitrary data: up to forty events, one or several lanes, within a season or decades, with or without a talk. */
const stories = fc
  .tuple(fc.constantFrom(90, 700, 1500, 12000), fc.constantFrom(1, 3, 5, NAMES.length))
  .chain(([days, lanes]) =>
    fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: days }),
        lane: fc.constantFrom(...NAMES.slice(0, lanes)),
        text: fc.integer({ min: 1, max: WORDS.length }).map((length) => WORDS.slice(0, length)),
        life: fc.constantFrom('', '', '', ' –', '– '),
      }),
      { minLength: 2, maxLength: 40, selector: ({ day, lane }) => `${day} ${lane}` },
    ),
  )
  .chain((events) => fc.tuple(fc.constant(events), fc.option(fc.nat(events.length - 1))))
  .map(([events, talk]) => {
    const rows = events
      .map(({ day, ...event }, index) => ({
        ...event,
        date: new Date(Date.UTC(1995, 0, 1 + day)).toISOString().slice(0, 10),
        lane: index === talk ? 'Talk' : event.lane,
      }))
      .sort((one, other) => (one.date < other.date ? -1 : 1))
      .map(({ date, life, lane, text }) => [life === '– ' ? `${life}${date}` : `${date}${life}`, lane, text]);
    const read = timeLine.read([{ kind: 'table', head, rows }], in2019).data;
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

const partsOf = ({ main, years }: Layout): readonly Part[] => (years ? [years, main] : [main]);
const marksIn = ({ lanes }: Pick<Part, 'lanes'>): readonly Mark[] => lanes.flatMap(({ marks }) => marks);
const labelsOf = (marks: readonly Mark[]) => marks.flatMap(({ label }): Label[] => (label ? [label] : []));
/** Marks of one lane on the same side of the talk, from left to right, and the room of their labels. */
const rowsOf = ({ main: { lanes, talk, height }, left }: Pick<Layout, 'main' | 'left'>) => {
  const lines = LANES.find((one) => one.height * lanes.length === height)?.lines ?? [];
  return lanes.flatMap(({ marks }) => [
    {
      row: marks.filter(({ x }) => talk === undefined || x < talk),
      room: { from: left, until: talk === undefined ? WIDTH : talk - CLEAR, lines },
    },
    {
      row: marks.filter(({ x }) => talk !== undefined && x >= talk),
      room: { from: (talk ?? WIDTH) + CLEAR, until: WIDTH, lines },
    },
  ]);
};

test('labels do not overlap each other or the talk, and stay in bounds', () => {
  fc.assert(
    fc.property(views, ([line, moment]) => {
      const { left, main } = layOut(line, moment);
      const { height, talk } = main;
      const labels = labelsOf(marksIn(main));
      labels.forEach((label, index) => {
        expect(label.x).toBeGreaterThanOrEqual(left);
        expect(label.x + label.width).toBeLessThanOrEqual(WIDTH);
        expect(label.y).toBeLessThanOrEqual(height);
        expect(labels.slice(index + 1).every((other) => isApart(label, other))).toBe(true);
        if (talk !== undefined) expect(label.x > talk || label.x + label.width < talk).toBe(true);
      });
    }),
  );
});

test('all of it fits a slide, and lanes have the height of their labels', () => {
  fc.assert(
    fc.property(views, ([line, moment]) => {
      const { main, years } = layOut(line, moment);
      expect(main.height + AXIS + (years ? years.height + AXIS + SPREAD : 0)).toBeLessThanOrEqual(HEIGHT);
      const named = labelsOf(marksIn(main)).length > 0;
      if (named) expect(main.height / main.lanes.length).toBeGreaterThanOrEqual(LANES[1].height);
    }),
  );
});

describe('a scale', () => {
  test('is even: every mark, every life and every line is where its time is', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        const layout = layOut(line, moment);
        for (const { period, lanes, ticks, talk } of partsOf(layout)) {
          const timeAt = (x: number) =>
            period.from + ((x - layout.left) / (WIDTH - layout.left)) * (period.until - period.from);
          for (const { event, x } of marksIn({ lanes })) expect(timeAt(x)).toBeCloseTo(timeOf(event.date));
          if (line.talk && talk !== undefined) expect(timeAt(talk)).toBeCloseTo(timeOf(line.talk.date));
          for (const { name, lives } of lanes) {
            const all = livesOf(name, line);
            for (const [x, width] of lives) {
              for (const edge of [x, x + width]) {
                const time = timeAt(edge);
                const isEnd = [period.from, period.until].some((end) => Math.abs(time - end) < 1e-6);
                const isTold = all.some(({ from, until }) => [from, until].some((one) => Math.abs(time - one) < 1e-6));
                expect(isEnd || isTold).toBe(true);
              }
            }
          }
          const steps = ticks.slice(1).map(({ x }, index) => x - (ticks[index]?.x ?? 0));
          for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0);
        }
      }),
    );
  });

  test('has labels that stand apart, from each other, from the talk and from the chosen event', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        const layout = layOut(line, moment);
        for (const part of partsOf(layout)) {
          const flag = labelsOf(marksIn(part)).find(({ y }) => y < 0);
          const name =
            part === layout.main && part.talk !== undefined
              ? { x: part.talk - widthOf('Talk') / 2, width: widthOf('Talk') }
              : undefined;
          const named = part.ticks.flatMap(({ x, label }) =>
            label === undefined ? [] : [{ x, end: x + widthOf(label) }],
          );
          named.forEach(({ x, end }, index) => {
            expect(end).toBeLessThanOrEqual(named[index + 1]?.x ?? WIDTH);
            for (const other of [flag, name])
              if (other) expect(end <= other.x || x >= other.x + other.width).toBe(true);
          });
        }
      }),
    );
  });

  test('of months shows what is inside of them; all years show the rest, and every event can be chosen once', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        const { main, years } = layOut(line, moment);
        const months = magnified(line);
        const shown = partsOf({ main, years, left: 0, lens: undefined }).flatMap(marksIn);
        expect(new Set(shown.map(({ event }) => event)).size).toBe(shown.length);
        expect(shown).toHaveLength(line.events.filter((event) => event !== line.talk).length);
        if (!years) return;
        if (!months || !line.talk) throw new Error('Nothing is magnified');
        expect(main.period).toEqual(months);
        expect(includes({ from: months.from + 1, until: months.until - 1 }, timeOf(line.talk.date))).toBe(true);
        expect(marksIn(main).every(({ event }) => isInside(event, months))).toBe(true);
        const chosen = marksIn(years).find(({ event }) => event.id === moment.chosen);
        // Outside of the months the chosen event has its words above the years.
        if (chosen) expect(chosen.label?.y).toBeLessThan(0);
      }),
    );
  });
});

describe('what can be pressed', () => {
  test('does not overlap its neighbours and the talk if the lane has room, and keeps their order', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        const layout = layOut(line, moment);
        for (const { lanes, talk } of partsOf(layout)) {
          for (const { marks } of lanes) {
            for (const side of [
              marks.filter(({ x }) => talk === undefined || x < talk),
              marks.filter(({ x }) => talk !== undefined && x >= talk),
            ]) {
              const isAfter = talk !== undefined && (side[0]?.x ?? 0) >= talk;
              const ends = isAfter ? [talk + SIDE_BY_SIDE / 2, WIDTH] : [layout.left, (talk ?? WIDTH + 12) - 12];
              const room = Math.max((ends[1] ?? 0) - (ends[0] ?? 0), SIDE_BY_SIDE);
              const least = Math.min(SIDE_BY_SIDE, room / side.length);
              const places = side.map(({ hit }) => hit);
              places.slice(1).forEach((hit, index) => {
                expect(hit - (places[index] ?? 0)).toBeGreaterThanOrEqual(least - 1e-6);
              });
              if (talk === undefined) continue;
              for (const hit of places)
                expect(Math.abs(hit - talk)).toBeGreaterThanOrEqual(SIDE_BY_SIDE / 2 + least / 2 - 1e-6);
            }
          }
        }
      }),
    );
  });
});

test('shifts what overlaps no further than it must', () => {
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
      const places = sideBySide(wanted, from, until);
      expect(places).toHaveLength(wanted.length);
      expect(fits(places)).toBe(true);
      // Of two that would change places, one gives way by half of that at least; and all keep to the bounds.
      const starts = wanted.map((place, index) => place - index * distance);
      const pairs = starts.flatMap((start, index) => starts.slice(index).map((other) => (start - other) / 2));
      const ends = [
        from + distance / 2 - Math.min(...starts),
        Math.max(...starts) - until + distance * (wanted.length - 0.5),
      ];
      const furthest = Math.max(...places.map((place, index) => Math.abs(place - (wanted[index] ?? 0))));
      expect(furthest).toBeCloseTo(Math.max(0, ...pairs, ...ends));
    }),
  );
});

const isNamed = ({ label }: Mark) => label !== undefined;

describe('a label', () => {
  test('begins or ends at its mark and is unambiguous, except the chosen one', () => {
    fc.assert(
      fc.property(views, ([line, moment]) => {
        for (const { row } of rowsOf(layOut(line, moment))) {
          const others = row.filter(({ event }) => event.id !== moment.chosen);
          for (const { x, label } of others)
            if (label) expect(label.anchor === 'start' ? label.x : label.x + label.width).toBeCloseTo(x);
          const labels = labelsOf(others);
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
        for (const { row, room } of rowsOf(layOut(line, { chosen: undefined, zoom: false }))) {
          const labels = labelsOf(row);
          const bare = row.filter((mark) => !isNamed(mark));
          for (const mark of bare) {
            const possible = candidates(mark, room).filter((label) => {
              if (!isBeside(label, mark, row)) return false;
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
        const marks = marksIn(layout.main);
        const stay = marksIn(before.main).filter(({ event, label }) => {
          const now = marks.find((mark) => mark.event === event)?.label;
          return now !== undefined && event.id !== moment.chosen && JSON.stringify(now) !== JSON.stringify(label);
        });
        expect(stay).toEqual([]);
        const chosen = marks.find(({ event }) => event.id === moment.chosen);
        const room = rowsOf(layout).find(({ row }) => chosen && row.includes(chosen))?.room;
        if (!chosen || !room) return;
        // Independent of its position: as if it were alone, at the left end.
        expect(isNamed(chosen)).toBe(candidates({ ...chosen, x: room.from }, room).length > 0);
      }),
    );
  });
});

test('three adjacent marks all get labels: to the left, and above and below the last', () => {
  const rows = [
    ['2004', 'HAXM', 'first'],
    ['2022-03-19', 'HAXM', '7.8.0, the last release'],
    ['2022-11-29', 'HAXM', 'retired by Intel'],
    ['2023-08-28', 'HAXM', 'archived'],
    ['2023-07-30', 'NVMM', 'Intel'],
    ['2026-03-28', 'Xen', 'dom0 with SMP'],
  ].sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  const line = timeLine.read([{ kind: 'table', head, rows }], in2019).data;
  if (!line) throw new Error('The table of this test cannot be read');
  const { main } = layOut(line, { chosen: undefined, zoom: false });
  expect(
    marksIn(main)
      .filter(({ event }) => event.lane === 'HAXM')
      .every(isNamed),
  ).toBe(true);
});

test('without a talk, or with too many lanes for two scales, there is one', () => {
  const rows = NAMES.map((name, index) => [`2018-1${index % 3}-0${index + 1}`, name, 'x']).sort(
    ([one = ''], [other = '']) => (one < other ? -1 : 1),
  );
  const all = [['2001', 'Xen', 'y'], ...rows, ['2019-03-20', 'Talk', 'z']];
  const laidOut = (table: readonly string[][]) => {
    const line = timeLine.read([{ kind: 'table', head, rows: table }], in2019).data;
    if (!line) throw new Error('The table of this test cannot be read');
    return layOut(line, { chosen: undefined, zoom: false });
  };
  expect(laidOut(all.filter(([, lane]) => lane !== 'Talk')).years).toBeUndefined();
  expect(laidOut(all).years).toBeUndefined();
  const few = laidOut(all.filter(([, lane = '']) => [...NAMES.slice(0, 5), 'Talk'].includes(lane)));
  expect(few.years?.lanes).toHaveLength(5);
});
