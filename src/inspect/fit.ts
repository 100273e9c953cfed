/** Reports overflow once for each block: how far, in which direction, and a remedy. */
import { stage, type Facts, type Piece } from './facts.ts';
import { quote, type Problem } from './finding.ts';

/** For the browser's rounding, and for descenders. */
const SLACK = 2;

/** Overflow on each side, in px. */
export interface Over {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Excess {
  readonly piece: Piece;
  /** Whether it overflows the slide, and not only a box in it. */
  readonly isOutside: boolean;
  readonly over: Over;
}

/** Text keeps the margins; a picture may reach the sides of the stage; nothing reaches beyond it. */
function limits({ kind, role }: Piece, { floor }: Facts) {
  const margin = (role === 'content' || role === 'foot') && kind === 'text' ? stage.margin : 0;
  return {
    left: margin,
    top: 0,
    right: stage.width - margin,
    bottom: role === 'content' ? floor : stage.height,
  };
}

/** How far a piece overflows the slide, or a box in it that clips or scrolls. */
function excessOf(piece: Piece, facts: Facts): Excess {
  const limit = limits(piece, facts);
  const { box, cut, cutBy = { across: cut, down: 0 } } = piece;
  const outside = {
    left: limit.left - box.left,
    top: limit.top - box.top,
    right: box.right - limit.right,
    bottom: box.bottom - limit.bottom,
  };
  return {
    piece,
    isOutside: worst(outside) > SLACK,
    over: {
      ...outside,
      right: Math.max(outside.right, cutBy.across),
      bottom: Math.max(outside.bottom, cutBy.down),
    },
  };
}

const worst = ({ left, top, right, bottom }: Over): number => Math.max(left, top, right, bottom);

/**
 * A problem for each block that is too large. A block that is too tall pushes out those below it: the first one reports
 * by how much all of them are too tall.
 */
export function tooLarge(facts: Facts): { readonly isOutside: boolean; readonly problem: Problem }[] {
  const excesses = facts.pieces.map((piece) => excessOf(piece, facts)).filter(({ over }) => worst(over) > SLACK);
  const isTall = ({ over, piece, isOutside }: Excess) => isOutside && over.bottom > SLACK && piece.role === 'content';
  const tall = excesses.filter(isTall);
  const [firstTall] = tall;
  const blocks = new Map<string, Excess[]>();
  for (const excess of excesses) {
    const key = keyOf(excess.piece);
    const isPushed = firstTall && isTall(excess) && key !== keyOf(firstTall.piece);
    const over = isPushed ? { ...excess.over, bottom: 0 } : excess.over;
    if (worst(over) > SLACK) blocks.set(key, [...(blocks.get(key) ?? []), { ...excess, over }]);
  }
  return [...blocks].map(([key, members]) => {
    const most = (side: keyof Over) => Math.max(...members.map(({ over }) => over[side]));
    const isFirst = firstTall && key === keyOf(firstTall.piece);
    const bottom = isFirst ? Math.max(...tall.map(({ over }) => over.bottom)) : most('bottom');
    const over = { left: most('left'), top: most('top'), right: most('right'), bottom };
    return { isOutside: members.some(({ isOutside }) => isOutside), problem: problemOf(members, over) };
  });
}

const keyOf = ({ line, role }: Piece) => (role === 'content' || role === 'foot' ? `${line ?? -1}` : role);

function problemOf(members: readonly Excess[], over: Over): Problem {
  const [first] = members;
  const cell = members.find(({ piece }) => piece.cell)?.piece.cell;
  const what = first?.piece.kind === 'picture' ? 'The picture ' : '';
  const hint = cell
    ? 'It is as small as a hall can read: shorten it, break its lines, or divide the slide with ---.'
    : 'Shorten the slide or divide it with ---.';
  return {
    line: first?.piece.line,
    pixels: worst(over),
    group: 'fit',
    message: `${what}${quote(first?.piece.says ?? '')} does not fit: ${ways(over, SLACK, cell)}. ${hint}`,
  };
}

/**
 * How far and in which direction: `12 px too wide, 3 lines too tall`.
 *
 * @param slack overflow up to this is ignored
 * @param cell for a listing: the overflow is counted in lines and columns
 */
export function ways(over: Over, slack: number, cell?: Piece['cell']): string {
  const amount = (px: number, unit: number | undefined, word: string) => {
    const count = unit === undefined ? 0 : Math.ceil((px - slack) / unit);
    return unit === undefined ? `${Math.round(px)} px` : `${count} ${word}${count === 1 ? '' : 's'}`;
  };
  return [
    over.bottom > slack && `${amount(over.bottom, cell?.down, 'line')} too tall`,
    over.right > slack && `${amount(over.right, cell?.across, 'column')} too wide`,
    over.top > slack && `${Math.round(over.top)} px above its room`,
    over.left > slack && `${Math.round(over.left)} px before its room`,
  ]
    .filter((way) => way !== false)
    .join(', ');
}
