/** Sheets of paper: their sizes, and pagination as a pure function of the heights of blocks. */

/** The sizes supported. */
export const PAPERS = ['a4', 'letter'] as const;

/** Its rules are in `pages/handout/style.css`. */
export type Paper = (typeof PAPERS)[number];

/** The size that an address or a command names; A4 if it names none of them. */
export const paperOf = (name: string | null | undefined): Paper => PAPERS.find((paper) => paper === name) ?? 'a4';

export interface UnitHeights {
  /** Heights from the top down, including the space between blocks, which are never split. */
  readonly blocks: readonly number[];
  /** Begins a sheet. */
  readonly opens: boolean;
  /** May begin on the sheet before if that has room for a few of its blocks, and continue on the next. */
  readonly follows?: boolean;
  /** The same if much of the sheet before would stay empty: the least number of blocks to place there. */
  readonly goesOn?: number;
}

/** Blocks of a unit that stand together on a sheet. */
export interface Piece {
  /** From 0. */
  readonly unit: number;
  /** Index of its first block. */
  readonly from: number;
  /** Index after its last block. */
  readonly to: number;
}

/** Least number of blocks: a title with a single entry at the foot of a sheet looks lost. */
const FEW = 3;

/** Fraction of a sheet that should not stay empty. */
const MUCH = 0.35;

/**
 * Fills sheets with as many units as fit, in their order. A unit that does not fit on the rest of a sheet begins the
 * next one, unless it `follows`, or much would stay empty. A unit longer than a sheet continues on the next, between
 * two blocks. A block higher than a sheet has one to itself.
 *
 * @param room height of a sheet
 * @param gap between two units on one
 */
export function sheetsOf(units: readonly UnitHeights[], room: number, gap: number): Piece[][] {
  const sheets: Piece[][] = [];
  let left = 0;
  const put = (piece: Piece, height: number, isNew: boolean) => {
    const last = isNew ? undefined : sheets.at(-1);
    if (last) last.push(piece);
    else sheets.push([piece]);
    left = (last ? left - gap : room) - height;
  };
  units.forEach(({ blocks, opens, follows = false, goesOn }, unit) => {
    let from = 0;
    // If the next unit begins a new sheet anyway, nothing is gained.
    const gains = !opens && units[unit + 1]?.opens === false && left - gap >= MUCH * room;
    const least = follows ? FEW : gains ? goesOn : undefined;
    const first = least !== undefined && sheets.length > 0 ? left - gap : room;
    for (const to of cuts(blocks, { room, first, least: least ?? 0 })) {
      const height = sum(blocks.slice(from, to));
      put({ unit, from, to }, height, gap + height > left || from > 0 || opens);
      from = to;
    }
  });
  return sheets;
}

interface Rooms {
  readonly room: number;
  /** The height available for the first piece. */
  readonly first: number;
  /** Least number of blocks there: with fewer, the first piece begins a new sheet. */
  readonly least: number;
}

/** Where the pieces of a unit end: each is no higher than a sheet, unless a single block is. */
function cuts(blocks: readonly number[], { room, first, least }: Rooms): number[] {
  const ends = endsOf(blocks, room, first);
  const [end = 0] = ends;
  return first < room && end < blocks.length && end < least ? endsOf(blocks, room, room) : ends;
}

function endsOf(blocks: readonly number[], room: number, first: number): number[] {
  const ends: number[] = [];
  let height = room - first;
  blocks.forEach((block, index) => {
    if (index > 0 && height + block > room) {
      ends.push(index);
      height = 0;
    }
    height += block;
  });
  return blocks.length > 0 ? [...ends, blocks.length] : [];
}

const sum = (heights: readonly number[]): number => heights.reduce((all, height) => all + height, 0);
