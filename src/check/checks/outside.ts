import { stage, type Facts, type Piece } from '../facts.ts';
import { quote, type Check, type Visit, type Problem } from '../visit.ts';

/** Rounding of the browser's own, and the tails of letters. */
const SLACK = 2;

/** Text keeps the margins; a picture may reach the sides of the stage; nothing reaches beyond it. */
function limits({ kind, role }: Piece, { floor }: Facts) {
  const margin = role === 'content' && kind === 'text' ? stage.margin : 0;
  return {
    left: margin,
    top: 0,
    right: stage.width - margin,
    bottom: role === 'content' ? floor : stage.height,
  };
}

export const outside = {
  name: 'outside',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.pieces.flatMap((piece): Problem[] => {
      const limit = limits(piece, facts);
      const { box } = piece;
      const over = {
        left: limit.left - box.left,
        top: limit.top - box.top,
        right: box.right - limit.right,
        bottom: box.bottom - limit.bottom,
      };
      return Object.entries(over)
        .filter(([, pixels]) => pixels > SLACK)
        .map(([side, pixels]) => ({
          line: piece.line,
          pixels,
          message: `${quote(piece.says)} reaches over the ${side} of its space. Shorten the slide or divide it with ---.`,
        }));
    }),
} satisfies Check;
