/** Sheets of paper: their sizes, and which blocks come on which, a pure function of their heights. */

/** The sizes that there are. */
export const PAPERS = ['a4', 'letter'] as const;

/** Its rules are in `pages/handout/style.css`. */
export type Paper = (typeof PAPERS)[number];

/** What an address or a command asks for; A4, where it asks for nothing that there is. */
export const paperOf = (name: string | null | undefined): Paper => PAPERS.find((paper) => paper === name) ?? 'a4';

export interface UnitHeights {
  /** From the top down, the space between them included; none of them may be cut. */
  readonly blocks: readonly number[];
  /** Begins a sheet. */
  readonly opens: boolean;
  /** Begins where the sheet before has room for a few of its blocks, and goes on on the next. */
  readonly follows?: boolean;
  /** The same, where much of the sheet before would stay empty: so many blocks, at the least, are to stand there. */
  readonly goesOn?: number;
}

/** Blocks of a unit that stand together on a sheet. */
export interface Piece {
  /** From 0. */
  readonly unit: number;
  /** Its blocks from here … */
  readonly from: number;
  /** … up to, but without this one. */
  readonly to: number;
}

/** A title with one entry below it, at the foot of a sheet, looks forgotten. */
const FEW = 3;

/** Of a sheet, that should not stay empty. */
const MUCH = 0.35;

/**
 * Sheets with as many units as fit, in their order. A unit that does not fit on what is left of a sheet begins the next
 * one, unless it follows, or much would stay empty; one that is longer than a sheet goes on there, between two blocks. A block that is higher than
 * a sheet has one to itself.
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
    // Where the next begins a sheet all the same, nothing is gained.
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
  /** What the first piece may have … */
  readonly first: number;
  /** … unless fewer blocks than these would be on it. */
  readonly least: number;
}

/** Where the pieces of a unit end, each no higher than a sheet, if a single block is not. */
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
