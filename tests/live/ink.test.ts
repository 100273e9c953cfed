import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasRoom, parseDrawings, parseInk, roomIn, rounded, writeDrawings, type Strokes } from '../../src/live/ink.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const stroke = fc.array(fc.record({ x: share, y: share }).map(rounded), { minLength: 1, maxLength: 20 });
const ink = fc.dictionary(fc.constantFrom('xen', 'nvmm', 'haxm'), fc.array(stroke, { maxLength: 5 }), {
  noNullPrototype: true,
});

test('saved drawings round-trip, with and without versions', () => {
  fc.assert(
    fc.property(ink, (drawn) => {
      expect(parseInk(JSON.stringify(drawn))).toEqual(drawn);
      const stamps = Object.fromEntries(Object.keys(drawn).map((slide) => [slide, { sequence: 3, from: 'w' }]));
      expect(parseDrawings(writeDrawings({ ink: drawn, stamps }))).toEqual({ ink: drawn, stamps });
      // The format of saved files, and of storage before there were versions.
      expect(parseDrawings(JSON.stringify(drawn))?.ink).toEqual(drawn);
    }),
  );
});

test('a slide filled to its limits is still valid', () => {
  const point = { x: 0, y: 1 };
  const long = Array.from({ length: 2000 }, () => point);
  expect(roomIn(long)).toBe(0);
  let strokes: Strokes = [];
  while (hasRoom(strokes, long)) strokes = [...strokes, long];
  expect(strokes).toHaveLength(10);
  expect(parseInk(JSON.stringify({ xen: strokes }))).toEqual({ xen: strokes });
  expect(parseInk(JSON.stringify({ xen: [...strokes, [point]] }))).toBeUndefined();
  let dots: Strokes = [];
  while (hasRoom(dots, [point])) dots = [...dots, [point]];
  expect(dots).toHaveLength(500);
});

test.each(['', 'null', '[[1]]', '{"xen":[[]]}', '{"xen":[[{"x":2,"y":0}]]}', '{"xen":"M0 0"}', '{"xen":[[{"x":0}]]}'])(
  '%j is no drawing',
  (text) => {
    expect(parseInk(text)).toBeUndefined();
    expect(parseDrawings(text)).toBeUndefined();
  },
);
