import { quote, type Check, type Visit } from '../../inspect/visit.ts';

/** A hidden slide with something in it that is not: `visibility: visible` counts more than that of what is around it. */
export const seenThrough = {
  name: 'seen-through',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.visibleFromOtherSlides.map(({ slide, says }) => ({
      message: `${quote(says)} of the slide #${slide} is seen here, too. A style says that it is visible: let it inherit.`,
    })),
} satisfies Check;
