import { tooLarge } from '../../inspect/fit.ts';
import { type Check, type Visit, quote, type Problem } from '../../inspect/visit.ts';
import { stage, type Facts, type Piece } from '../../inspect/facts.ts';

/** Content that is cut off by a box: an audience cannot scroll. */
export const cutOff = {
  name: 'cut-off',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    tooLarge(facts)
      .filter(({ isOutside }) => !isOutside)
      .map(({ problem }) => problem),
} satisfies Check;

export const outside = {
  name: 'outside',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    tooLarge(facts)
      .filter(({ isOutside }) => isOutside)
      .map(({ problem }) => problem),
} satisfies Check;

const SLACK = 2;

/** How far two boxes overlap, in px: the smaller of the two dimensions. */
function depth({ box: a }: Piece, { box: b }: Piece): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.min(across, down);
}

/** Overflow has its own check: ignore an overlap that it causes. */
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

/** Text under an element that has a colour of its own. */
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

/** Content of a hidden slide that is visible: `visibility: visible` overrides a hidden ancestor. */
export const seenThrough = {
  name: 'seen-through',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.visibleFromOtherSlides.map(({ slide, says }) => ({
      message: `${quote(says)} of the slide #${slide} is seen here, too. A style says that it is visible: let it inherit.`,
    })),
} satisfies Check;

/** Blocks that are not aligned with the twelve columns that all slides share. */
export const offGrid = {
  name: 'off-grid',
  when: 'once',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.blocks.flatMap(({ says, line, begins }): Problem[] => {
      const at = (begins - stage.margin) / stage.column;
      const pixels = Math.abs(at - Math.round(at)) * stage.column;
      if (pixels <= SLACK) return [];
      const message = `${quote(says)} begins beside the grid’s columns. Have 2, 3, 4 or 6 columns, which divide its twelve, or let a style of your own go by them.`;
      return [{ line, pixels, group: 'off-grid', message }];
    }),
} satisfies Check;

/** Minimum type size in px of the stage: content for the last row, the slide's head for a reader at a desk. */
const FLOOR = { content: 24, foot: 24, ornament: 24, furniture: 20, listing: 18 } as const;

export const smallText = {
  name: 'small-text',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.pieces.flatMap(({ kind, role, says, size, line, cell }): Problem[] => {
      const floor = FLOOR[cell ? 'listing' : role];
      if (kind === 'picture' || size > floor - 0.05) return [];
      const message = `${quote(says)} is smaller than ${floor} px, too small for the last row. Shorten the slide instead of its letters.`;
      return [{ line, pixels: floor - size, message }];
    }),
} satisfies Check;

/** A picture that is shrunk below this height, in px of the stage, is unreadable. */
const LOWEST = 64;

/** A picture that failed to load, or has hardly any room left. */
export const picture = {
  name: 'picture',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.pieces.flatMap(({ image, says, line, box }): Problem[] => {
      if (!image) return [];
      const name = `The picture ${quote(says)}`;
      if (image.isBroken)
        return [{ line, message: `${name} is not shown: its file is missing or damaged. Save it anew.` }];
      const height = box.bottom - box.top;
      // The height at the drawn width: a panorama may be low.
      const own = image.height * Math.min(1, (box.right - box.left) / Math.max(1, image.width));
      if (height >= LOWEST || height > own / 2) return [];
      const message = `${name} is only ${Math.round(height)} px high: the slide leaves it no room. Shorten the slide or divide it with ---.`;
      return [{ line, pixels: LOWEST - height, group: 'picture', message }];
    }),
} satisfies Check;
