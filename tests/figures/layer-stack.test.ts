import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Item } from '../../src/figures/figure.ts';
import { layerStack, type Shown } from '../../src/figures/layer-stack/data.ts';
import { DOT, layOut } from '../../src/figures/layer-stack/layout.ts';
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

const { data } = layerStack.read([listOf(one, two), way], in2019);
if (!data) throw new Error('The stacks of these tests cannot be read');

test('reads boxes on a level, their roles and descriptions', () => {
  expect(data.stacks[0]?.levels[0]).toEqual([
    { name: 'dom0', role: 'guest', text: 'in charge' },
    { name: 'domU', role: 'guest', text: '' },
  ]);
  expect(data.hops.map(({ stack, number }) => [stack, number])).toEqual([1, 2, 3, 4].map((number) => [0, number]));
});

test('a path is in the stack that has its layers, and is numbered for itself', () => {
  const both = layerStack.read([listOf(one, two), way, listOf(item('Guest: asks'), item('Disk: stores'))], in2019);
  expect(both.data?.hops.slice(4)).toEqual([
    { name: 'Guest', text: 'asks', stack: 1, number: 1 },
    { name: 'Disk', text: 'stores', stack: 1, number: 2 },
  ]);
  expect(both.data && layerStack.describe({ kind: 'hop', hop: 6 }, both.data, 'then')).toBe('2 of 2, Disk: stores.');
});

describe('the sentence', () => {
  test.each([
    ['', '3 levels; choose one to see what it is.'],
    ['0', '3 levels, from the bottom up.'],
    ['1', 'Level 1: Disk.'],
    ['2', 'Level 2: Xen; Kernel.'],
    ['disk', 'Disk: hardware (Type 1); spins (Type 2).'],
    ['hop-2', '2 of 4, Xen: carries.'],
  ])('of "%s"', (text, sentence) => {
    const shown = layerStack.decode(text, data);
    expect(shown && layerStack.describe(shown, data, 'then')).toBe(sentence);
  });
});

test.each(['4', '01', 'hop-0', 'hop-5', 'bhyve', 'Xen', 'xen,disk'])('"%s" is no state', (text) => {
  expect(layerStack.decode(text, data)).toBeUndefined();
});

describe('reports invalid content with its location', () => {
  test.each([
    ['nothing', [], [[]]],
    ['a table', [{ kind: 'table', head: [''], rows: [] }], [[0]]],
    ['three stacks', [listOf(one, two, one)], [[0, 2]]],
    ['one level', [listOf(item('A', item('Disk (hardware)')))], [[0, 0]]],
    [
      'no role, an unknown one, a name that is a number',
      [listOf(item('A', item('Xen'), item('Xen (boss)'), item('12 (guest)')))],
      [
        [0, 0, 0],
        [0, 0, 1],
        [0, 0, 2],
      ],
    ],
    ['a list in a level', [listOf(item('A', item('X (guest)', item('y')), item('Y (guest)')))], [[0, 0, 0]]],
    ['a hop without words', [listOf(one), listOf(item('domU'))], [[1, 0]]],
    ['a hop to nowhere', [listOf(one), listOf(item('domU: x'), item('QEMU: y'))], [[1, 1]]],
    ['a hop into the other stack', [listOf(one, two), listOf(item('domU: x'), item('Kernel: y'))], [[1, 1]]],
    ['a second path in one stack', [listOf(one), way, way], [[2]]],
    ['a third path', [listOf(one, two), way, listOf(item('Guest: asks')), way], [[3]]],
    [
      'a misspelt hop in the path of the second stack, which comes first',
      [listOf(one, two), listOf(item('Guest: asks'), item('Kernell: passes'), item('Disk: stores')), way],
      [[1, 1]],
    ],
    [
      'a second path in the stack of the first',
      [listOf(one, two), way, way],
      [
        [2, 0],
        [2, 1],
        [2, 2],
        [2, 3],
      ],
    ],
  ] as readonly (readonly [string, readonly Block[], readonly (readonly number[])[]])[])('%s', (_, blocks, places) => {
    expect(layerStack.read(blocks, in2019).problems?.map(({ at }) => at)).toEqual(places);
  });
});

test('every state round-trips through its text', () => {
  const states: fc.Arbitrary<Shown> = fc.oneof(
    fc.constant<Shown>({ kind: 'whole' }),
    fc.nat(3).map((levels): Shown => ({ kind: 'built', levels })),
    fc
      .constantFrom('dom0', 'domu', 'xen', 'disk', 'guest', 'kernel')
      .map((layer): Shown => ({ kind: 'chosen', layer })),
    fc.integer({ min: 1, max: 4 }).map((hop): Shown => ({ kind: 'hop', hop })),
  );
  fc.assert(
    fc.property(states, (shown) => {
      expect(layerStack.decode(layerStack.encode(shown, data), data)).toEqual(shown);
    }),
  );
});

test('boxes do not overlap, and stops lie in their boxes without overlap', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const stacks = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 }).chain((counts) => {
    let next = 0;
    const levels = counts.map((count) =>
      Array.from({ length: count }, () => ({
        name: `${names[next % 8] ?? ''}${(next++).toString()}`,
        role: 'guest' as const,
        text: '',
      })),
    );
    // The narrowest box has room for one stop, a wide one for two.
    const visits = levels.flatMap((level) => (level.length < 3 ? [...level, ...level] : level));
    const hops = fc.shuffledSubarray(visits.map(({ name }) => ({ name, text: '' })));
    return fc.tuple(fc.constant({ title: '', levels }), hops, fc.constantFrom(340, 552, 1152));
  });
  fc.assert(
    fc.property(stacks, ([stack, hops, width]) => {
      const { boxes, stops, height } = layOut(stack, hops, { width, levels: 5, hasWay: true });
      boxes.forEach((box, index) => {
        expect(box.x + box.width).toBeLessThanOrEqual(width + 0.2);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        for (const other of boxes.slice(index + 1)) {
          const isBeside = box.x + box.width <= other.x || other.x + other.width <= box.x;
          expect(isBeside || box.y + box.height <= other.y || other.y + other.height <= box.y).toBe(true);
        }
      });
      stops.forEach(({ x, y }, index) => {
        const box = boxes.find(({ layer }) => layer.name === hops[index]?.name);
        expect(box && y - DOT >= box.y && y + DOT <= box.y + box.height).toBe(true);
        for (const other of stops.slice(index + 1))
          expect(other.y !== y || Math.abs(other.x - x) >= 2 * DOT).toBe(true);
      });
    }),
  );
});

test('a path up is offset from the path down, and continues straight', () => {
  const stack = layerStack.read([listOf(two), listOf(item('Disk: stops'))], in2019).data?.stacks[0];
  if (!stack) throw new Error('The stack of this test cannot be read');
  const hops = ['Guest', 'Disk', 'Kernel', 'Guest'].map((name) => ({ name, text: '' }));
  const { stops } = layOut(stack, hops, { width: 340, levels: 3, hasWay: true });
  const [from, down, up, top] = stops.map(({ x }) => x);
  expect(down).toBe(from);
  expect(up).toBeLessThan((down ?? 0) - DOT);
  expect(top).toBeLessThanOrEqual(up ?? 0);
  expect(top).toBeLessThanOrEqual((from ?? 0) - 2 * DOT);
});

test('arrows do not overlap: a path that came up goes down again with an offset', () => {
  const { stacks, hops } = data;
  const [stack] = stacks;
  if (!stack) throw new Error('The stack of this test cannot be read');
  const { arrows, stops, boxes } = layOut(stack, hops, { width: 552, levels: 3, hasWay: true });
  expect(stops.map(({ y }, index) => Math.sign(y - (stops[index - 1]?.y ?? y)))).toEqual([0, 1, -1, 1]);
  const legs = arrows.flatMap(({ line }) => legsOf(line));
  legs.forEach((leg, index) => {
    for (const other of legs.slice(index + 1))
      expect(share(leg, other), `${leg.join()} and ${other.join()}`).toBe(false);
  });
  expect(arrows.at(-1)?.onto).toBe(boxes.find(({ layer }) => layer.name === hops.at(-1)?.name)?.layer.role);
});

test.each([340, 552, 1152])('a path that passes text leaves room for it: %d px wide', (width) => {
  const { data: narrow } = layerStack.read(
    [
      listOf(
        item(
          'Xen',
          item('dom0 (guest) | domU (guest) | domU (guest)'),
          item('Xen (hypervisor)'),
          item('CPU (hardware) | Disk (hardware)'),
        ),
      ),
      listOf(item('domU: asks'), item('Xen: carries'), item('dom0: takes'), item('Disk: stores')),
    ],
    in2019,
  );
  const [stack] = narrow?.stacks ?? [];
  if (!stack || !narrow) throw new Error('The stack of this test cannot be read');
  const { arrows, boxes } = layOut(stack, narrow.hops, { width, levels: 3, hasWay: true });
  for (const [x, top, right, bottom] of arrows.flatMap(({ line }) => legsOf(line)).filter((leg) => leg[0] === leg[2]))
    for (const { layer, words, ...box } of boxes) {
      const passes = top < box.y + box.height && bottom > box.y + 40 && right > box.x && x < box.x + box.width;
      // A character of the name is at most 13.5 px wide in the widest known typeface.
      const end = words + Math.max(layer.name.length * 13.5, layer.role.length * 10.5);
      if (passes) expect(x <= words - 8 || x >= end, `${layer.name} at ${x.toString()}`).toBe(true);
    }
});

type Leg = readonly [left: number, top: number, right: number, bottom: number];

function legsOf(line: string): Leg[] {
  const points = line.split(' ').map((point) => point.split(',').map(Number));
  return points.slice(1).map(([x = 0, y = 0], index) => {
    const [fromX = x, fromY = y] = points[index] ?? [];
    return [Math.min(x, fromX), Math.min(y, fromY), Math.max(x, fromX), Math.max(y, fromY)];
  });
}

/** Whether two segments are collinear and overlap in more than a point. */
function share([left, top, right, bottom]: Leg, [otherLeft, otherTop, otherRight, otherBottom]: Leg): boolean {
  const width = Math.min(right, otherRight) - Math.max(left, otherLeft);
  const height = Math.min(bottom, otherBottom) - Math.max(top, otherTop);
  return width >= 0 && height >= 0 && width + height > 0;
}
