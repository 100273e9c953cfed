import type { Check, Visit, Incident } from '../../inspect/visit.ts';

/** The slide and step of the address are the ones that are shown. */
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

export const idleStep = {
  name: 'idle-step',
  when: 'steps',
  find: ({ picture, pictureBefore }: Pick<Visit, 'picture' | 'pictureBefore'>) =>
    picture !== undefined && pictureBefore?.equals(picture) === true
      ? [{ message: 'The step changes nothing that can be seen. Take it out, or let it show something.' }]
      : [],
} satisfies Check;

const wayOut: Record<Incident['kind'], string> = {
  console: 'A page without faults is silent: mend what it says, or the script that says it.',
  'request-failed': 'The file is missing or damaged: look for it beside the talk.',
  'request-foreign': 'The talk must work without a network: keep the file beside the talk.',
};

const incident = (kind: Incident['kind']): Check => ({
  name: kind,
  when: 'everywhere',
  find: ({ incidents }) =>
    incidents.filter((one) => one.kind === kind).map(({ text }) => ({ message: `${text} ${wayOut[kind]}` })),
});

export const ofIncidents: readonly Check[] = (['console', 'request-failed', 'request-foreign'] as const).map(incident);
