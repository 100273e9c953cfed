import { describe, expect, test } from 'vitest';
import { columnsFor, type Room } from '../../src/pages/shared/all-slides/room.ts';

/** A window of 1280 × 720, with the names of the parts beside the slides. */
const hall: Room = {
  rows: [3, 8, 8, 19, 2, 5, 5].map((slides) => ({ slides, name: 70 })),
  width: 1060,
  height: 640,
  gaps: [8, 5],
  between: 5,
  caption: 20,
  above: undefined,
};

describe('columns of the sheet of all slides', () => {
  test('the slides are as large as all of them have room', () => {
    const columns = columnsFor(hall);
    expect(columns).toBe(10);
    // Fewer, and the longest part would have one line more than there is room for.
    expect(columnsFor({ ...hall, height: 2000 })).toBeLessThan(columns);
    expect(columnsFor({ ...hall, rows: [{ slides: 3, name: 70 }] })).toBe(3);
  });

  test('where they would be too small to tell apart, they are large and scroll', () => {
    const long = Array.from({ length: 12 }, () => ({ slides: 25, name: 70 }));
    expect(columnsFor({ ...hall, rows: long })).toBe(6);
    expect(columnsFor({ ...hall, rows: long, width: 366, above: 6 })).toBe(3);
  });

  test('a long name of a part takes its room, beside the slides or above them', () => {
    const named = (name: number) => hall.rows.map(({ slides }) => ({ slides, name }));
    const roomy = { ...hall, rows: named(10), height: 700 };
    expect(columnsFor({ ...roomy, rows: named(75) })).toBe(columnsFor(roomy));
    // 7 × 40 px are gone.
    expect(columnsFor({ ...roomy, rows: named(40), height: 2000, above: 0 })).toBeGreaterThanOrEqual(
      columnsFor({ ...roomy, height: 2000 }),
    );
  });

  test('a talk without slides has a sheet, too', () => {
    expect(columnsFor({ ...hall, rows: [] })).toBe(3);
  });
});
