import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxes, type Shown } from '../../src/figures/boxes/data.ts';
import { boundsOf, distance, type Place, type Point } from '../../src/figures/boxes/geometry.ts';
import { DOT, wayThrough } from '../../src/figures/boxes/layout.ts';
import { kindAt, stretchesOf } from '../../src/figures/boxes/stretches.ts';
import { across, downOf, isApart, isBeside } from '../../src/figures/boxes/shares.ts';
import type { Box, Kind } from '../../src/figures/boxes/model.ts';
import type { Block, Item } from '../../src/figures/figure.ts';
import { in2019 } from '../fixtures.ts';

const item = (text: string, ...items: Item[]): Item => ({ text, items });
const listOf = (...items: Item[]): Block => ({ kind: 'list', items });
const one = item(
  'Type 1',
  item('dom0 (guest): in charge | domU (guest)'),
  item('Xen (hypervisor)'),
  item('Disk (hardware)'),
);
const two = item('Type 2', item('Guest (guest)'), item('Kernel (kernel)'), item('Disk (hardware): spins'));
const way = listOf(item('domU: asks'), item('Xen: carries'), item('dom0: takes'), item('Xen: carries back'));

const { data } = boxes.read([listOf(one, two), way], in2019);
if (!data) throw new Error('The machines of these tests cannot be read');

const read = (...blocks: readonly Block[]) => {
  const { data: read, problems } = boxes.read(blocks, in2019);
  if (problems) throw new Error(JSON.stringify(problems));
  return read;
};

test('reads boxes in a row, their kinds and descriptions', () => {
  const common = { isAbsent: false, item: 0, rows: [] };
  expect(data.machines[0]?.rows[0]).toEqual([
    { ...common, name: 'dom0', kind: 'guest', text: 'in charge' },
    { ...common, name: 'domU', kind: 'guest', text: '' },
  ]);
  expect(data.hops.map(({ machine, number }) => [machine, number])).toEqual([1, 2, 3, 4].map((number) => [0, number]));
});

test.each([
  ['GDB', { name: 'GDB', kind: 'host', isAbsent: false, text: '' }],
  ['GDB: a debugger (of GNU)', { name: 'GDB', kind: 'host', isAbsent: false, text: 'a debugger (of GNU)' }],
  ['AMD (absent)', { name: 'AMD', kind: 'host', isAbsent: true, text: '' }],
  ['AMD (hardware, absent): no more', { name: 'AMD', kind: 'hardware', isAbsent: true, text: 'no more' }],
  ['libnvmm(3) (program)', { name: 'libnvmm(3)', kind: 'program', isAbsent: false, text: '' }],
  ['CPU (A) (assisted)', { name: 'CPU (A)', kind: 'assisted', isAbsent: false, text: '' }],
])('reads the box %s', (text, box) => {
  expect(read(listOf(item('A', item(text)))).machines[0]?.rows[0]?.[0]).toMatchObject(box);
});

test('a list is inside of the last box of its item, and a row goes on after a bar', () => {
  const rows = [item('GDB | Qemu (software)', item('guest (guest)')), item('a |', item('b')), item('c (guest)')];
  const [first, second, ...more] = read(listOf(item('A', ...rows))).machines[0]?.rows ?? [];
  expect(first?.map(({ name, rows: inside }) => [name, inside.flat().map((box) => box.name)])).toEqual([
    ['GDB', []],
    ['Qemu', ['guest']],
  ]);
  expect(second?.map(({ name, item: at, rows: inside }) => [name, at, inside.length])).toEqual([
    ['a', 1, 1],
    ['c', 2, 0],
  ]);
  expect(more).toEqual([]);
});

test('a title in parentheses is read out, not drawn', () => {
  expect(read(listOf(item('(The host)', item('a')))).machines[0]).toMatchObject({ title: 'The host', isTitled: false });
  expect(data.machines[0]).toMatchObject({ title: 'Type 1', isTitled: true });
});

test('a path is in the machine that has its boxes, and is numbered for itself', () => {
  const both = read(listOf(one, two), way, listOf(item('Guest: asks'), item('Disk: stores')));
  expect(both.hops.slice(4)).toEqual([
    { name: 'Guest', text: 'asks', machine: 1, number: 1 },
    { name: 'Disk', text: 'stores', machine: 1, number: 2 },
  ]);
  expect(boxes.describe({ kind: 'hop', hop: 6 }, both, 'then')).toBe('2 of 2, Disk: stores.');
});

test('a path of names alone is an arrow; a machine has as many as there are, and of twins each has its own', () => {
  const inside = item('host', item('guest (guest)'));
  const twins = listOf(item('A', inside, item('CPU')), item('B', inside, item('CPU')));
  const arrow = listOf(item('guest'), item('CPU'));
  const { arrows, hops } = read(twins, arrow, arrow, arrow, listOf(item('guest: asks')));
  expect(arrows.map(({ machine }) => machine)).toEqual([0, 1, 0]);
  expect(hops.map(({ machine }) => machine)).toEqual([0]);
});

describe('the sentence', () => {
  test.each([
    ['', 'Type 1 and Type 2: 3 levels.'],
    ['0', '3 levels, from the bottom up.'],
    ['1', 'Level 1. Type 1: Disk. Type 2: Disk.'],
    ['2', 'Level 2. Type 1: Xen. Type 2: Kernel.'],
    ['first-0', '2, one by one.'],
    ['first-2', '2 of 2: Type 2.'],
    ['disk', 'Disk: hardware (Type 1); spins (Type 2).'],
    ['kernel', 'Kernel.'],
    ['hop-2', '2 of 4, Xen: carries.'],
  ])('of "%s"', (text, sentence) => {
    const shown = boxes.decode(text, data);
    expect(shown && boxes.describe(shown, data, 'then')).toBe(sentence);
  });
});

test.each(['4', '01', 'hop-0', 'hop-5', 'first-3', 'first-', 'bhyve', 'Xen', 'xen,disk'])(
  '"%s" is no state',
  (text) => {
    expect(boxes.decode(text, data)).toBeUndefined();
  },
);

/** Boxes inside each other. */
const nested = (depth: number): Item => item(`b${depth}`, ...(depth > 1 ? [nested(depth - 1)] : []));

describe('reports invalid content with its location', () => {
  test.each([
    ['nothing', [], [[]]],
    ['a table', [{ kind: 'table', head: [''], rows: [] }], [[0]]],
    ['five machines', [listOf(one, two, one, two, one)], [[0, 4]]],
    ['no row', [listOf(item('A'))], [[0, 0]]],
    ['no title', [listOf(item('', item('a')))], [[0, 0]]],
    ['seven rows', [listOf(item('A', ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => item(name))))], [[0, 0, 6]]],
    ['seven boxes', [listOf(item('A', item('x'), item('a | b | c | d | e | f | g')))], [[0, 0, 1]]],
    ['seven boxes in two items', [listOf(item('A', item('a | b | c | d |'), item('e | f | g')))], [[0, 0, 0]]],
    ['five boxes inside each other', [listOf(item('A', nested(5)))], [[0, 0, 0, 0, 0, 0]]],
    [
      'unknown kinds, a kind behind the colon, names that are states',
      [
        listOf(
          item('A', item('Xen (boss)'), item('Xen (guest, host)'), item('Xen ()'), item('x86: Intel (hardware)')),
          item('B', item('12 (guest)'), item('first-1'), item('a | ?')),
        ),
      ],
      [
        [0, 0, 0],
        [0, 0, 1],
        [0, 0, 2],
        [0, 0, 3],
        [0, 1, 0],
        [0, 1, 1],
        [0, 1, 2],
      ],
    ],
    ['a hop without words', [listOf(one), listOf(item('domU'))], [[1, 0]]],
    ['a hop without words among others', [listOf(one), listOf(item('domU: asks'), item('Xen'))], [[1, 1]]],
    ['a hop to nowhere', [listOf(one), listOf(item('domU: x'), item('QEMU: y'))], [[1, 1]]],
    ['an arrow to nowhere', [listOf(one), listOf(item('domU'), item('QEMU'))], [[1, 1]]],
    ['a hop into the other machine', [listOf(one, two), listOf(item('domU: x'), item('Kernel: y'))], [[1, 1]]],
    ['a second path in one machine', [listOf(one), way, way], [[2]]],
    ['a third path', [listOf(one, two), way, listOf(item('Guest: asks')), way], [[3]]],
    ['a text', [listOf(one), { kind: 'text', text: 'and so on' }], [[1]]],
    [
      'a misspelt hop in the path of the second machine, which comes first',
      [listOf(one, two), listOf(item('Guest: asks'), item('Kernell: passes'), item('Disk: stores')), way],
      [[1, 1]],
    ],
    [
      'a second path in the machine of the first',
      [listOf(one, two), way, way],
      [
        [2, 0],
        [2, 1],
        [2, 2],
        [2, 3],
      ],
    ],
  ] as readonly (readonly [string, readonly Block[], readonly (readonly number[])[]])[])('%s', (_, blocks, places) => {
    expect(boxes.read(blocks, in2019).problems?.map(({ at }) => at)).toEqual(places);
  });
});

test('every state round-trips through its text', () => {
  const states: fc.Arbitrary<Shown> = fc.oneof(
    fc.constant<Shown>({ kind: 'whole' }),
    fc.nat(3).map((rows): Shown => ({ kind: 'built', rows })),
    fc.nat(2).map((machines): Shown => ({ kind: 'first', machines })),
    fc.constantFrom('dom0', 'domu', 'xen', 'disk', 'guest', 'kernel').map((box): Shown => ({ kind: 'chosen', box })),
    fc.integer({ min: 1, max: 4 }).map((hop): Shown => ({ kind: 'hop', hop })),
  );
  fc.assert(
    fc.property(states, (shown) => {
      expect(boxes.decode(boxes.encode(shown, data), data)).toEqual(shown);
    }),
  );
});

describe('room is shared', () => {
  const box = (name: string, kind: Kind, ...rows: Box[][]): Box => ({
    ...{ name, kind, rows },
    ...{ isAbsent: false, text: '', item: 0 },
  });
  const leaf = box('a', 'guest');

  test('by what a box holds, with its name beside one row and above more', () => {
    const emulator = box('emulator', 'software', [leaf, leaf, leaf]);
    expect(isBeside(emulator)).toBe(true);
    expect(isBeside(box('QEMU', 'software', [leaf], [leaf]))).toBe(false);
    expect(isBeside(box('a name that needs a line', 'host', [leaf]))).toBe(false);
    expect(across([[emulator], [leaf]])).toBe(4);
    expect(across([[box('QEMU', 'software', [leaf, leaf], [leaf])]])).toBe(2);
  });

  test('what is solid is lower, but not where numbers stand', () => {
    const slab = box('CPU', 'hardware');
    expect(downOf([slab], false)).toBeLessThan(downOf([leaf], false));
    expect(downOf([slab], true)).toBe(downOf([leaf], true));
    expect(downOf([slab, box('host', 'host', [leaf])], false)).toBeGreaterThan(downOf([leaf], false));
  });

  test.each([
    ['a guest on a hypervisor', 'guest', 'hypervisor', undefined, false],
    ['a kernel on hardware', 'kernel', 'hardware', undefined, false],
    ['a guest below a guest', 'guest', 'guest', undefined, true],
    ['a program below hardware', 'hardware', 'program', undefined, true],
    ['programs in a guest', 'program', 'program', 'guest', true],
    ['a machine in a guest', 'program', 'hypervisor', 'guest', false],
    ['programs in a host', 'program', 'program', 'host', false],
  ] as const)('%s', (_, above, below, inside, apart) => {
    expect(isApart([box('b', below)], [box('a', above)], inside)).toBe(apart);
  });
});

/** Rows of boxes as they may lie in the page, with names at the top left. */
const rowsOf = (counts: readonly number[], width: number, height: number): Place[] =>
  counts.flatMap((count, row) =>
    Array.from({ length: count }, (_, column): Place => {
      const [x, y] = [(column * width) / count, row * height];
      const label = { x: x + 16, y: y + 11, width: 60, height: 28 };
      return { kind: 'guest', x, y, width: width / count - 8, height, label };
    }),
  );

const contains = (place: Place, { x, y }: Point) =>
  x >= place.x && x <= place.x + place.width && y >= place.y && y <= place.y + place.height;

const ground = fc.record({
  counts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 }),
  width: fc.constantFrom(340, 552, 760, 1152),
  height: fc.constantFrom(60, 96, 160),
});

test('ways are orthogonal and stay in the drawing; each stop is in its box, and none on another', () => {
  const cases = ground.chain(({ counts, width, height }) => {
    const places = rowsOf(counts, width, height);
    const stops = fc.array(fc.nat(places.length - 1), { minLength: 1, maxLength: 6 });
    return fc.record({ places: fc.constant(places), stops });
  });
  fc.assert(
    fc.property(cases, ({ places, stops }) => {
      const { stops: points, legs } = wayThrough(stops, places);
      expect(points).toHaveLength(stops.length);
      expect(legs).toHaveLength(stops.length - 1);
      points.forEach((point, index) => {
        const place = places[stops[index] ?? 0];
        if (place && stops.filter((stop) => stop === stops[index]).length === 1)
          expect(contains(place, point)).toBe(true);
        for (const other of points.slice(0, index)) expect(other).not.toEqual(point);
      });
      legs.forEach((leg, index) => {
        expect([leg[0], leg.at(-1)]).toEqual([points[index], points[index + 1]]);
        leg.slice(1).forEach(({ x, y }, at) => {
          expect(x === leg[at]?.x || y === leg[at]?.y).toBe(true);
          expect(distance({ x, y }, boundsOf(places))).toBe(0);
        });
      });
    }),
    { numRuns: 40 },
  );
});

test('where there is room, stops keep off names and each other, also when a way comes back', () => {
  const cases = ground.chain(({ counts }) => {
    const places = rowsOf(counts, 1152, 110);
    const visits = [...places.keys(), ...places.keys()];
    return fc.record({
      places: fc.constant(places),
      stops: fc.shuffledSubarray(visits, { minLength: 1, maxLength: Math.min(7, visits.length) }),
    });
  });
  fc.assert(
    fc.property(cases, ({ places, stops }) => {
      const { stops: points } = wayThrough(stops, places);
      points.forEach((point, index) => {
        const place = places[stops[index] ?? 0];
        expect(place && contains(place, point)).toBe(true);
        for (const { label } of places) {
          const isBeside = point.x + DOT <= label.x || point.x - DOT >= label.x + label.width;
          expect(isBeside || point.y - DOT >= label.y + label.height || point.y + DOT <= label.y).toBe(true);
        }
        for (const other of points.slice(0, index))
          expect(Math.hypot(other.x - point.x, other.y - point.y)).toBeGreaterThanOrEqual(2 * DOT);
      });
    }),
    { numRuns: 40 },
  );
});

test('a way goes straight where it can, and back beside itself; it passes no name', () => {
  const places = rowsOf([2, 1, 2], 760, 160);
  const straight = wayThrough([0, 2, 3], places);
  expect(straight.legs.map((leg) => leg.length)).toEqual([2, 2]);
  const [down, up] = wayThrough([0, 3, 0], places).legs;
  const xs = (leg: readonly Point[] = []) => leg.map(({ x }) => x);
  expect(xs(down).some((x) => xs(up).includes(x) && xs(up).filter((other) => other === x).length > 1)).toBe(false);
  for (const leg of [...straight.legs, down ?? [], up ?? []])
    for (const { from, to } of stretchesOf(leg, []))
      for (const { label } of places) {
        const isBeside = Math.max(from.x, to.x) < label.x || Math.min(from.x, to.x) > label.x + label.width;
        const isAbove = Math.max(from.y, to.y) < label.y || Math.min(from.y, to.y) > label.y + label.height;
        expect(isBeside || isAbove).toBe(true);
      }
});

test('an arrow begins at the edge of a box that holds others, and ends at that of one without room', () => {
  const label = { x: 10, y: 10, width: 60, height: 28 };
  const places: Place[] = [
    { kind: 'program', x: 0, y: 0, width: 400, height: 100, label },
    { kind: 'guest', x: 100, y: 10, width: 300, height: 90, label: { ...label, x: 120, y: 20 } },
    { kind: 'hypervisor', x: 100, y: 160, width: 80, height: 48, label: { ...label, x: 105, y: 170 } },
  ];
  const { stops } = wayThrough([0, 2], places, { isArrow: true });
  expect(stops.map(({ y }) => y)).toEqual([100, 160]);
});

test('a line has the colour of what it is over', () => {
  const label = { x: 0, y: 0, width: 0, height: 0 };
  const places: Place[] = [
    { kind: 'kernel', x: 0, y: 0, width: 100, height: 100, label },
    { kind: 'hypervisor', x: 20, y: 20, width: 60, height: 80, label },
    { kind: 'hardware', x: 0, y: 100, width: 100, height: 50, label },
  ];
  const line = [
    { x: 50, y: 10 },
    { x: 50, y: 170 },
  ];
  expect(stretchesOf(line, places).map(({ from, to, over }) => [from.y, to.y, over])).toEqual([
    [10, 20, 'kernel'],
    [20, 100, 'hypervisor'],
    [100, 150, 'hardware'],
    [150, 170, undefined],
  ]);
  expect(kindAt({ x: 90, y: 50 }, places)).toBe('kernel');
});

test('a line that has to pass through a name is interrupted there', () => {
  const label = { x: 40, y: 30, width: 30, height: 20 };
  const line = [
    { x: 50, y: 10 },
    { x: 50, y: 90 },
  ];
  const box: Place = { kind: 'kernel', x: 0, y: 0, width: 100, height: 100, label };
  expect(stretchesOf(line, [box]).map(({ from, to }) => [from.y, to.y])).toEqual([
    [10, 30],
    [50, 90],
  ]);
});
