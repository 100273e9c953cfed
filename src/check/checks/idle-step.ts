import type { Check } from '../visit.ts';

export const idleStep: Check = {
  name: 'idle-step',
  when: 'steps',
  find: ({ picture, pictureBefore }) =>
    picture !== undefined && pictureBefore?.equals(picture) === true
      ? [{ message: 'The step changes nothing that can be seen. Take it out, or let it show something.' }]
      : [],
};
