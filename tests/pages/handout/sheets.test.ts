import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetsOf } from '../../../src/pages/handout/sheets.ts';

const ROOM = 100;
const GAP = 7;
const unit = (...blocks: number[]) => ({ blocks, opens: false });
const opener = (...blocks: number[]) => ({ blocks, opens: true });
const follower = (...blocks: number[]) => ({ blocks, opens: false, follows: true });
const whole = (index: number, blocks: number) => ({ unit: index, from: 0, to: blocks });

describe('sheets', () => {
  test('two units stand on one if both fit', () => {
    expect(sheetsOf([unit(30, 20), unit(30, 20), unit(30)], ROOM, 0)).toEqual([
      [whole(0, 2), whole(1, 2)],
      [whole(2, 1)],
    ]);
  });

  test('a unit that does not fit begins the next, whole', () => {
    expect(sheetsOf([unit(60), unit(30, 20)], ROOM, 0)).toEqual([[whole(0, 1)], [whole(1, 2)]]);
  });

  test('the gap between two counts, that after the last does not', () => {
    expect(sheetsOf([unit(50), unit(45)], ROOM, 5)).toHaveLength(1);
    expect(sheetsOf([unit(50), unit(45)], ROOM, 6)).toHaveLength(2);
  });

  test('a part begins a sheet', () => {
    expect(sheetsOf([unit(10), opener(10), unit(10)], ROOM, 0)).toEqual([[whole(0, 1)], [whole(1, 1), whole(2, 1)]]);
  });

  test('a unit longer than a sheet goes on after a block, and the next stands below its end', () => {
    expect(sheetsOf([unit(50, 40, 30), unit(70)], ROOM, 0)).toEqual([
      [{ unit: 0, from: 0, to: 2 }],
      [{ unit: 0, from: 2, to: 3 }, whole(1, 1)],
    ]);
  });

  test('a block higher than a sheet has one to itself', () => {
    expect(sheetsOf([unit(10), unit(10, 120, 10)], ROOM, 0)).toEqual([
      [whole(0, 1), { unit: 1, from: 0, to: 1 }],
      [{ unit: 1, from: 1, to: 2 }],
      [{ unit: 1, from: 2, to: 3 }],
    ]);
  });

  test('what follows begins where the sheet has room for three of its blocks, and goes on', () => {
    expect(sheetsOf([unit(50), follower(10, 10, 10, 10, 10, 90)], ROOM, 5)).toEqual([
      [whole(0, 1), { unit: 1, from: 0, to: 4 }],
      [{ unit: 1, from: 4, to: 6 }],
    ]);
  });

  test('what follows begins the next where there is room for less, and stands there whole if it can', () => {
    expect(sheetsOf([unit(70), follower(10, 10, 10, 10)], ROOM, 5)).toEqual([[whole(0, 1)], [whole(1, 4)]]);
    expect(sheetsOf([unit(70), follower(20)], ROOM, 5)).toEqual([[whole(0, 1), whole(1, 1)]]);
    expect(sheetsOf([follower(60, 60)], ROOM, 5)).toHaveLength(2);
  });

  test('a slide goes on where much would stay empty, and has something said to it beside it', () => {
    const slide = (...blocks: number[]) => ({ blocks, opens: false, goesOn: 2 });
    const apart = [[whole(0, 1)], [whole(1, 3)], [whole(2, 1)]];
    expect(sheetsOf([unit(50), slide(30, 10, 10), unit(20)], ROOM, 5)).toEqual([
      [whole(0, 1), { unit: 1, from: 0, to: 2 }],
      [{ unit: 1, from: 2, to: 3 }, whole(2, 1)],
    ]);
    expect(sheetsOf([unit(50), slide(40, 10, 10), unit(90)], ROOM, 5)).toEqual(apart);
    expect(sheetsOf([unit(70), slide(10, 10, 20), unit(90)], ROOM, 5)).toEqual(apart);
    expect(sheetsOf([unit(50), slide(30, 10, 10), opener(20)], ROOM, 5)).toEqual(apart);
    expect(sheetsOf([unit(50), { ...slide(30, 10, 10), opens: true }, unit(90)], ROOM, 5)).toEqual(apart);
  });

  const units = fc.array(
    fc.record(
      {
        blocks: fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 8 }),
        opens: fc.boolean(),
        follows: fc.boolean(),
        goesOn: fc.integer({ min: 1, max: 3 }),
      },
      { requiredKeys: ['blocks', 'opens', 'follows'] },
    ),
    { maxLength: 12 },
  );

  test('keep all blocks in their order, once', () => {
    fc.assert(
      fc.property(units, (all) => {
        const laid = sheetsOf(all, ROOM, GAP)
          .flat()
          .flatMap(({ unit: at, from, to }) => Array.from({ length: to - from }, (_, index) => [at, from + index]));
        expect(laid).toEqual(all.flatMap(({ blocks }, at) => blocks.map((_, index) => [at, index])));
      }),
    );
  });

  test('hold no more than they have room for, but for a block that none could hold, which is alone', () => {
    fc.assert(
      fc.property(units, (all) => {
        for (const sheet of sheetsOf(all, ROOM, GAP)) {
          const heights = sheet.flatMap(({ unit: at, from, to }) => all[at]?.blocks.slice(from, to) ?? []);
          const height = heights.reduce((sum, one) => sum + one, 0) + GAP * (sheet.length - 1);
          expect(sheet.length).toBeGreaterThan(0);
          if (height > ROOM) expect(heights.filter((one) => one > 0)).toHaveLength(1);
        }
      }),
    );
  });

  test('cut no unit that a sheet could hold, but one that follows or goes on, and that only once', () => {
    fc.assert(
      fc.property(units, (all) => {
        const pieces = sheetsOf(all, ROOM, GAP).flat();
        all.forEach(({ blocks, follows, goesOn }, at) => {
          const height = blocks.reduce((sum, one) => sum + one, 0);
          if (height > ROOM || blocks.length === 0) return;
          const own = pieces.filter((piece) => piece.unit === at);
          if (own.length > 1 && (follows || goesOn !== undefined)) {
            expect(own).toHaveLength(2);
            expect(own[0]?.to).toBeGreaterThanOrEqual(follows ? 3 : (goesOn ?? 0));
          } else expect(own).toEqual([whole(at, blocks.length)]);
        });
      }),
    );
  });

  test('begin with each part that has blocks', () => {
    fc.assert(
      fc.property(units, (all) => {
        for (const sheet of sheetsOf(all, ROOM, GAP))
          for (const [index, piece] of sheet.entries())
            if (index > 0 && piece.from === 0) expect(all[piece.unit]?.opens).toBe(false);
      }),
    );
  });
});
