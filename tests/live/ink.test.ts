import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin, extend, parseInk, undo, type Ink } from '../../src/live/ink.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: share, y: share });

test('whatever is drawn is read as it was saved, and what is taken back is gone', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('xen', 'nvmm'), fc.array(point, { minLength: 1 }))), (strokes) => {
      let ink: Ink = {};
      for (const [slide, [first, ...rest]] of strokes) {
        if (!first) continue;
        const before = ink;
        ink = begin(ink, slide, first);
        for (const next of rest) ink = extend(ink, slide, next);
        expect(undo(ink, slide)[slide]).toEqual(before[slide] ?? []);
      }
      expect(parseInk(JSON.stringify(ink))).toEqual(ink);
    }),
  );
});

test('a hand that never rests fills a slide, and no more', () => {
  let ink: Ink = {};
  for (let stroke = 0; stroke < 600; stroke += 1) ink = begin(ink, 'xen', { x: 0, y: 0 });
  for (let more = 0; more < 2500; more += 1) ink = extend(ink, 'xen', { x: 1, y: 1 });
  expect(ink.xen).toHaveLength(500);
  expect(parseInk(JSON.stringify(ink))).toEqual(ink);
});

test.each(['', 'null', '[[1]]', '{"xen":[[]]}', '{"xen":[[{"x":2,"y":0}]]}', '{"xen":"M0 0"}', '{"xen":[[{"x":0}]]}'])(
  '%j is no drawing',
  (text) => {
    expect(parseInk(text)).toBeUndefined();
  },
);
