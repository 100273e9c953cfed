import axe from 'axe-core';
import type { Page } from '@playwright/test';
import type { Check } from '../../inspect/visit.ts';

declare global {
  interface Window {
    /** What axe's own text leaves in the page. */
    readonly axe: typeof axe;
  }
}

/** Injected once a page, not once a slide: loading axe takes longer than running it. */
async function ensureAxe(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
}

/** Whether axe finds anything on the slide that is shown, all others taken out of the page meanwhile. */
async function isClean(scope: axe.ContextObject): Promise<boolean> {
  const others = [...document.querySelectorAll('.slides > section:not(.present)')];
  const places = others.map((slide) => {
    const place = document.createComment('');
    slide.replaceWith(place);
    return { slide, place };
  });
  const { violations } = await window.axe.run(scope, { resultTypes: ['violations'], preload: false });
  for (const { slide, place } of places) place.replaceWith(slide);
  return violations.length === 0;
}

/**
 * axe's rules, on everything that is shown. On the first slide that is the whole page, with its language, landmarks and
 * controls; on the others the slide alone.
 *
 * axe reads the whole page, however little of it is asked for. A slide is looked at without the others first, which
 * takes a third of the time; only if something is wrong it is looked at in its page, for selectors that lead there.
 */
export const accessibility: Check = {
  name: 'accessibility',
  when: 'themes',
  find: async ({ page, facts }) => {
    await ensureAxe(page);
    const context = facts.opensTalk ? { exclude: [] } : { include: ['.slides > section.present'] };
    if (!facts.opensTalk && (await page.evaluate(isClean, context))) return [];
    const found = await page.evaluate(async (scope) => {
      const { violations } = await window.axe.run(scope, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => {
          const element = document.querySelector(target.flat().join(' '));
          const line = element?.closest<HTMLElement>('[data-line]')?.dataset.line;
          const why = (failureSummary ?? '').split('\n').slice(1, 2).join('').trim();
          return { id, help, why, target: target.flat().join(' '), line: line === undefined ? line : Number(line) };
        }),
      );
    }, context);
    return found.map(({ id, help, why, target, line }) => ({
      line,
      message: `${help} (axe: ${id}), at \`${target}\`. ${why}`,
    }));
  },
};
