import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openInkExchange, type InkExchange } from '../../src/live/ink-exchange.ts';
import type { Drawings, Stroke } from '../../src/live/ink.ts';

interface Node {
  readonly exchange: InkExchange;
  readonly out: unknown[];
  readonly wet: Stroke[];
}

const none: Drawings = { ink: {}, stamps: {} };
const stroke: Stroke = [
  { x: 0.1, y: 0.2 },
  { x: 0.3, y: 0.4 },
];

/** A window on a simulated network with manual delivery. */
function openWindow(window: string, role: 'hall' | 'speaker', start = none, talk = '/talk/'): Node {
  const [out, wet]: [unknown[], Stroke[]] = [[], []];
  const exchange = openInkExchange({
    talk,
    role,
    window,
    start,
    // Messages are copied, as BroadcastChannel does.
    send: (message) => out.push(structuredClone(message)),
    changed: () => undefined,
    wet: (_, points) => wet.push(points),
  });
  return { exchange, out, wet };
}

/** Delivers messages until the queue is empty. */
function settle(nodes: readonly Node[]): void {
  for (let round = 0; round < 20; round += 1) {
    const mail = nodes.flatMap((from) => from.out.splice(0).map((message) => ({ from, message })));
    if (mail.length === 0) return;
    for (const { from, message } of mail) for (const node of nodes) if (node !== from) node.exchange.receive(message);
  }
  throw new Error('The windows never stop talking');
}

test('streams a stroke to the hall while it is drawn, and sends it whole when complete', () => {
  const [hall, speaker] = [openWindow('a', 'hall'), openWindow('b', 'speaker')];
  speaker.exchange.draw('xen', stroke, true);
  settle([hall, speaker]);
  expect(hall.wet).toEqual([stroke]);
  expect(hall.exchange.ink()).toEqual({});
  speaker.exchange.change('xen', [stroke]);
  settle([hall, speaker]);
  expect(hall.exchange.ink()).toEqual({ xen: [stroke] });
});

test('a hall that joins later has all drawings and erasures after one heartbeat', () => {
  const speaker = openWindow('b', 'speaker');
  for (const slide of ['xen', 'nvmm', 'haxm']) speaker.exchange.change(slide, [stroke]);
  speaker.exchange.change('haxm', []);
  speaker.out.length = 0;
  const kept: Drawings = { ink: { haxm: [stroke] }, stamps: { haxm: { sequence: 1, from: 'b' } } };
  const hall = openWindow('a', 'hall', kept);
  hall.exchange.beat();
  settle([hall, speaker]);
  expect(hall.exchange.ink()).toEqual({ xen: [stroke], nvmm: [stroke] });
});

test('readers in two tabs, and another talk, do not share drawings', () => {
  const [one, other] = [openWindow('a', 'hall'), openWindow('b', 'hall')];
  const elsewhere = openWindow('c', 'speaker', none, '/other/');
  one.exchange.change('xen', [stroke]);
  elsewhere.exchange.change('xen', [stroke, stroke]);
  for (const { exchange } of [one, other, elsewhere]) exchange.beat();
  settle([one, other, elsewhere]);
  expect(other.exchange.ink()).toEqual({});
  expect(one.exchange.ink()).toEqual({ xen: [stroke] });
});

const event = fc.record({
  kind: fc.constantFrom('draw', 'undo', 'reload', 'deliver', 'lose', 'late', 'twice'),
  who: fc.nat(3),
  slide: fc.constantFrom('xen', 'nvmm'),
  x: fc.nat(9).map((x) => x / 10),
});

test('all windows converge within one heartbeat after lost, late and duplicate messages and reloads', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let names = 0;
      const roles = ['hall', 'speaker', 'hall', 'speaker'] as const;
      const open = (who: number, start = none) => openWindow(`w${(names += 1)}`, roles[who] ?? 'hall', start);
      const nodes = roles.map((_, who) => open(who));
      const kept: unknown[] = [];
      for (const { kind, who, slide, x } of events) {
        const node = nodes[who];
        if (!node) continue;
        const strokes = node.exchange.ink()[slide] ?? [];
        // Only speaker views draw.
        if (kind === 'draw' && roles[who] === 'speaker') node.exchange.change(slide, [...strokes, [{ x, y: x }]]);
        if (kind === 'undo' && roles[who] === 'speaker') node.exchange.change(slide, strokes.slice(0, -1));
        if (kind === 'reload') nodes[who] = open(who, node.exchange.drawings());
        if (kind === 'lose') node.out.length = 0;
        if (kind === 'late') kept.push(...node.out.splice(0));
        if (kind === 'deliver' || kind === 'twice') {
          const mail = node.out.splice(0);
          for (const message of kind === 'twice' ? [...mail, ...mail] : mail)
            for (const other of nodes) if (other !== node) other.exchange.receive(message);
        }
      }
      for (const message of kept) for (const node of nodes) node.exchange.receive(message);
      for (const { exchange } of nodes) exchange.beat();
      settle(nodes);
      const [first, ...others] = nodes.map(({ exchange }) => exchange.drawings());
      for (const other of others) expect(other).toEqual(first);
    }),
    { numRuns: 400 },
  );
});

const good = {
  ink: 1,
  talk: '/talk/',
  role: 'speaker',
  window: 'b',
  kind: 'slide',
  slide: 'xen',
  stamp: { sequence: 2, from: 'b' },
  strokes: [stroke],
};

test('accepts valid messages', () => {
  const hall = openWindow('a', 'hall');
  hall.exchange.receive(good);
  expect(hall.exchange.ink()).toEqual({ xen: [stroke] });
});

test.each<[string, unknown]>([
  ['another talk', { ...good, talk: '/other/' }],
  ['a future version', { ...good, ink: 2 }],
  ['another shape', { ...good, extra: true }],
  ['a number that would win for ever', { ...good, stamp: { sequence: 1e15, from: 'b' } }],
  ['a point beside the slide', { ...good, strokes: [[{ x: 2, y: 0 }]] }],
  ['a stroke without points', { ...good, strokes: [[]] }],
  ['more strokes than a slide has', { ...good, strokes: Array.from({ length: 600 }, () => stroke) }],
  ['a stroke without end', { ...good, strokes: [Array.from({ length: 3000 }, () => ({ x: 0, y: 0 }))] }],
  [
    'more points than a slide has',
    { ...good, strokes: Array.from({ length: 20 }, () => Array.from({ length: 1500 }, () => ({ x: 0, y: 0 }))) },
  ],
  ['an endless id', { ...good, slide: 'x'.repeat(1000) }],
  ['our own window', { ...good, window: 'a' }],
  ['text', 'ink'],
  ['nothing', undefined],
])('%s changes nothing', (_, message) => {
  const hall = openWindow('a', 'hall');
  hall.exchange.receive(message);
  expect(hall.exchange.ink()).toEqual({});
  expect(hall.out).toEqual([]);
});

test('requests a version that is announced but never sent once per heartbeat only', () => {
  const hall = openWindow('a', 'hall');
  const { talk, role, window, ink } = good;
  const stamps = { xen: { sequence: 5, from: 'b' } };
  hall.exchange.receive({ ink, talk, role, window, kind: 'stamps', isReply: false, stamps });
  expect(hall.out.splice(0)).toHaveLength(1);
  hall.exchange.receive({ ink, talk, role, window, kind: 'stamps', isReply: true, stamps });
  expect(hall.out).toEqual([]);
});
