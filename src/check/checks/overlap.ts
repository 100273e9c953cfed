import type { Facts, Piece } from '../../inspect/facts.ts';
import { quote, type Check, type Visit, type Problem } from '../../inspect/visit.ts';

const SLACK = 2;

/** How deep two boxes lie in each other, the shorter way out. */
function depth({ box: a }: Piece, { box: b }: Piece): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.min(across, down);
}

/** Overflow is reported by its own check: skip what overlaps only because of it. */
const isTooLarge = ({ role, box, cut }: Piece, { floor }: Facts): boolean =>
  cut > SLACK || (role === 'content' && box.bottom > floor + SLACK);

/** Two texts on top of each other, or text on a picture. */
export const overlap = {
  name: 'overlap',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.pieces.flatMap((one, index) =>
      facts.pieces.slice(index + 1).flatMap((other): Problem[] => {
        const pixels = depth(one, other);
        if (one.holder === other.holder || pixels <= SLACK) return [];
        if ([one, other].some((piece) => isTooLarge(piece, facts))) return [];
        const message = `${quote(one.says)} and ${quote(other.says)} lie on top of each other. Shorten one of them, or divide the slide with ---.`;
        return [{ line: one.line ?? other.line, pixels, message }];
      }),
    ),
} satisfies Check;

/** Something that has a colour of its own, and lies over text. */
export const covered = {
  name: 'covered',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.pieces
      .filter(({ covered: cover }) => cover !== '')
      .map(({ says, line, covered: cover }) => ({
        line,
        message: `${quote(says)} lies under ${cover}. Move one of them.`,
      })),
} satisfies Check;
