import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * What axe finds wrong when all transitions have ended, with its rules for the size of targets, for names that begin otherwise than what is seen, and for
 * heads of tables, which are off by themselves.
 *
 * @param only the one rule that is asked
 */
export async function faultsIn(page: Page, selector = 'html', only?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([include, only]) => {
      // Between two colours a text has neither's contrast. A change that goes on for ever has no end to go to.
      for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
      const extra = ['target-size', 'label-content-name-mismatch', 'td-has-header'];
      const rules = Object.fromEntries(extra.map((rule) => [rule, { enabled: true }]));
      // axe reads a whole page, however little of it is asked for: meanwhile the other slides are away, and behind a
      // modal box all of them.
      const part = document.querySelector(include);
      const own = part?.closest('.slides > section, dialog:modal');
      const others = own ? [...document.querySelectorAll('.slides > section')].filter((one) => one !== own) : [];
      const places = others.map((slide) => {
        const place = document.createComment('');
        slide.replaceWith(place);
        return { slide, place };
      });
      const { violations } = await window.axe.run(
        { include: [include] },
        // Without fetching the style sheets anew, which only rules for turned telephones need.
        { rules, resultTypes: ['violations'], preload: false, ...(only && { runOnly: only }) },
      );
      for (const { slide, place } of places) place.replaceWith(slide);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
    },
    [selector, only] as const,
  );
}
