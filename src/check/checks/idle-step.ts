import type { Check, Visit } from '../../inspect/visit.ts';

export const idleStep = {
  name: 'idle-step',
  when: 'steps',
  find: ({ picture, pictureBefore }: Pick<Visit, 'picture' | 'pictureBefore'>) =>
    picture !== undefined && pictureBefore?.equals(picture) === true
      ? [{ message: 'The step changes nothing that can be seen. Take it out, or let it show something.' }]
      : [],
} satisfies Check;
