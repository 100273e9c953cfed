import { violationsIn } from '../../inspect/axe.ts';
import type { Check } from '../../inspect/visit.ts';

/**
 * axe's rules, on everything that is shown. On the first slide that is the whole page, with its language, landmarks and
 * controls; on the others the slide alone.
 */
export const accessibility: Check = {
  name: 'accessibility',
  when: 'themes',
  find: async ({ page, facts }) => {
    const found = await violationsIn(page, facts.opensTalk ? {} : { selector: '.slides > section.present' });
    return found.map(({ id, help, why, target, line }) => ({
      line,
      message: `${help} (axe: ${id}), at \`${target}\`. ${why}`,
    }));
  },
};
