import { quote, type Check, type Problem, type Visit } from '../../inspect/visit.ts';

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
      // As wide as it is drawn, a panorama may well be low.
      const own = image.height * Math.min(1, (box.right - box.left) / Math.max(1, image.width));
      if (height >= LOWEST || height > own / 2) return [];
      const message = `${name} is only ${Math.round(height)} px high: the slide leaves it no room. Shorten the slide or divide it with ---.`;
      return [{ line, pixels: LOWEST - height, group: 'picture', message }];
    }),
} satisfies Check;
