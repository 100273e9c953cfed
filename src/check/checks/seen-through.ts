import { quote, type Check, type Visit } from '../../inspect/visit.ts';

/** Content of a hidden slide that is visible: `visibility: visible` overrides a hidden ancestor. */
export const seenThrough = {
  name: 'seen-through',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.visibleFromOtherSlides.map(({ slide, says }) => ({
      message: `${quote(says)} of the slide #${slide} is seen here, too. A style says that it is visible: let it inherit.`,
    })),
} satisfies Check;
