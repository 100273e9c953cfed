import type { Check, Incident } from '../../inspect/visit.ts';

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
