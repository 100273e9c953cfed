import { tooLarge } from '../../inspect/fit.ts';
import type { Check, Visit } from '../../inspect/visit.ts';

/** A hall cannot scroll. */
export const cutOff = {
  name: 'cut-off',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    tooLarge(facts)
      .filter(({ isOutside }) => !isOutside)
      .map(({ problem }) => problem),
} satisfies Check;
