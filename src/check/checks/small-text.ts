import { quote, type Check, type Visit, type Problem } from '../../inspect/visit.ts';

/** Minimum type size in px of the stage: content for the last row, the slide's foot for a reader at a desk. */
const FLOOR = { content: 22, ornament: 22, furniture: 18, listing: 18 } as const;

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
