import { tooLarge } from '../../inspect/fit.ts';
import type { Check, Visit } from '../../inspect/visit.ts';

export const outside = {
  name: 'outside',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    tooLarge(facts)
      .filter(({ isOutside }) => isOutside)
      .map(({ problem }) => problem),
} satisfies Check;
