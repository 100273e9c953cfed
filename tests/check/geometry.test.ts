import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrival } from '../../src/check/checks/steps.ts';
import { cutOff, outside, overlap, picture, smallText } from '../../src/check/checks/layout.ts';
import { title } from '../../src/check/checks/navigation.ts';
import type { Box, Facts, Piece } from '../../src/inspect/facts.ts';

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

const line: Piece = {
  kind: 'text',
  role: 'content',
  says: 'A line',
  line: 4,
  holder: 0,
  box: box(64, 200, 600, 230),
  size: 30,
  cut: 0,
  covered: '',
};

const facts = (...pieces: Piece[]): { facts: Facts } => ({
  facts: {
    slide: 'xen',
    place: 'slides/04.md:1',
    step: 0,
    steps: 0,
    document: 'Talk',
    headings: ['Xen'],
    opensTalk: true,
    floor: 636,
    pieces,
    blocks: [],
    visibleFromOtherSlides: [],
  },
});

describe('outside', () => {
  const over = (piece: Partial<Piece>) => outside.find(facts({ ...line, ...piece }));

  test('text keeps the margins', () => {
    expect(over({})).toEqual([]);
    expect(over({ box: box(50, 200, 600, 230) })).toMatchObject([{ line: 4, pixels: 14 }]);
    expect(over({ box: box(64, 200, 1230, 230) })).toMatchObject([{ pixels: 14 }]);
  });

  test('text ends above the footer', () => {
    expect(over({ box: box(64, 620, 600, 650) })).toMatchObject([{ pixels: 14 }]);
  });

  test('a picture may touch the edges', () => {
    expect(over({ kind: 'picture', box: box(0, 100, 1280, 600) })).toEqual([]);
    expect(over({ kind: 'picture', box: box(-20, 100, 1300, 600) })).toMatchObject([
      { message: expect.stringMatching(/20 px too wide, 20 px before its room/) as unknown },
    ]);
  });

  test('the footer and ornaments may use the whole stage', () => {
    expect(over({ role: 'furniture', box: box(10, 680, 600, 700) })).toEqual([]);
    expect(over({ role: 'ornament', box: box(10, 700, 600, 730) })).toMatchObject([{ pixels: 10 }]);
  });
});

describe('one block', () => {
  const listing = { ...line, cell: { across: 10, down: 24 } };
  const rows = Array.from({ length: 6 }, (_, row) => ({
    ...listing,
    says: `row ${row + 1}`,
    box: box(64, 560 + 24 * row, 1256, 578 + 24 * row),
    cut: 40,
    cutBy: { across: 40, down: 0 },
  }));

  test('is one finding, with directions in lines and columns', () => {
    const found = outside.find(facts(...rows));
    expect(found).toMatchObject([{ line: 4, pixels: 62, group: 'fit' }]);
    expect(found[0]?.message).toContain('“row 1” does not fit: 3 lines too tall, 4 columns too wide.');
    expect(cutOff.find(facts(...rows))).toEqual([]);
  });

  test('that is too tall is reported, not the blocks it pushes out', () => {
    const below = { ...line, line: 9, says: 'Below', box: box(64, 720, 600, 750) };
    expect(outside.find(facts(...rows, below))).toMatchObject([{ line: 4, pixels: 114 }]);
  });

  test('that overlaps others only because it overflows is not reported as overlap', () => {
    const foot = { ...line, holder: 3, role: 'furniture' as const, box: box(64, 690, 200, 710) };
    expect(overlap.find(facts(...rows, foot))).toEqual([]);
  });

  test('clipped inside the slide reports by how much', () => {
    const found = cutOff.find(facts({ ...listing, cut: 25, cutBy: { across: 25, down: 0 } }));
    expect(found).toMatchObject([{ message: expect.stringContaining('3 columns too wide') as unknown }]);
  });
});

describe('a picture', () => {
  const photo = { ...line, kind: 'picture' as const, says: 'A photo', size: 0 };
  const of = (image: Piece['image'], height: number) =>
    picture.find(facts({ ...photo, image, box: box(64, 100, 264, 100 + height) }));

  test('that failed to load is reported', () => {
    expect(of({ isBroken: true, width: 0, height: 0 }, 16)).toHaveLength(1);
  });

  test('may be small, but not squeezed to nothing', () => {
    expect(of({ isBroken: false, width: 200, height: 20 }, 20)).toEqual([]);
    expect(of({ isBroken: false, width: 1920, height: 1080 }, 112)).toEqual([]);
    expect(of({ isBroken: false, width: 200, height: 400 }, 30)).toMatchObject([{ line: 4, pixels: 34 }]);
  });
});

describe('overlap', () => {
  test('is between two containers, by more than a pixel or two', () => {
    const other = { ...line, holder: 1, line: 6 };
    expect(overlap.find(facts(line, { ...other, box: box(64, 220, 600, 250) }))).toMatchObject([{ pixels: 10 }]);
    expect(overlap.find(facts(line, { ...other, box: box(64, 229, 600, 259) }))).toEqual([]);
    expect(overlap.find(facts(line, { ...line, box: box(64, 220, 600, 250) }))).toEqual([]);
  });

  test('is symmetric', () => {
    const side = fc.integer({ min: 0, max: 60 });
    const some = fc.tuple(side, side, side, side).map(([x, y, width, height]) => box(x, y, x + width, y + height));
    const isHit = (a: Box, b: Box) =>
      overlap.find(facts({ ...line, box: a }, { ...line, holder: 1, box: b })).length > 0;
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(isHit(a, b)).toBe(isHit(b, a));
      }),
    );
  });
});

describe('small text', () => {
  test.each([
    ['content', 23.9, 1],
    ['content', 24, 0],
    ['foot', 23.9, 1],
    ['ornament', 23.9, 1],
    ['furniture', 19.9, 1],
    ['furniture', 20, 0],
  ] as const)('%s at %d px', (role, size, count) => {
    expect(smallText.find(facts({ ...line, role, size }))).toHaveLength(count);
  });
});

test('listings may shrink to 18 px', () => {
  const cell = { across: 11, down: 24 };
  expect(smallText.find(facts({ ...line, size: 18, cell }))).toEqual([]);
  expect(smallText.find(facts({ ...line, size: 17.9, cell }))).toHaveLength(1);
});

describe('title', () => {
  const titled = (headings: string[], opensTalk = true) => {
    const { facts: of } = facts();
    return title.find({ facts: { ...of, headings, opensTalk } });
  };

  test('exists', () => {
    expect(titled([])).toHaveLength(1);
    expect(titled([''])).toHaveLength(1);
    expect(titled(['Talk', 'Talk'])).toHaveLength(1);
  });

  test('the first one becomes the window title', () => {
    expect(titled(['Talk'])).toEqual([]);
    expect(titled(['Another'])).toHaveLength(1);
    expect(titled(['Another'], false)).toEqual([]);
  });
});

describe('arrival', () => {
  const at = (slide: string, step: number) => arrival.find({ ...facts(), wanted: { slide, step } });

  test('reaches the requested slide and step', () => {
    expect(at('xen', 0)).toEqual([]);
    expect(at('xen', 1)).toMatchObject([{ message: expect.stringContaining('Step 1') as unknown }]);
    expect(at('nvmm', 0)).toMatchObject([{ message: expect.stringContaining('#xen') as unknown }]);
  });
});
