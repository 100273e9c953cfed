import type { Check, Visit } from '../../inspect/visit.ts';

/** The address that was opened is the place that is shown. */
export const arrival = {
  name: 'arrival',
  when: 'everywhere',
  find: ({ wanted, facts }: Pick<Visit, 'wanted' | 'facts'>) => {
    if (facts.slide !== wanted.slide) {
      return [{ message: `The address of the slide shows #${facts.slide} instead. Look for a second use of the id.` }];
    }
    if (facts.step === wanted.step) return [];
    const message = `Step ${wanted.step} of ${facts.steps} cannot be reached; the slide stays at ${facts.step}. Count its steps.`;
    return [{ message }];
  },
} satisfies Check;
