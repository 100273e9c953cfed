/** IBM's Equal Access, an external checker: its rules for WCAG 2.2, on a page or a part of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'), 'utf8');

/** The global that the engine adds to the page, as far as it is used. */
interface Engine {
  readonly Checker: new () => {
    check: (
      node: Node,
      policies: readonly string[],
    ) => Promise<{
      readonly results: readonly {
        readonly ruleId: string;
        readonly message: string;
        readonly snippet: string;
        /** Whether it breaks a requirement or a recommendation, and how sure that is. */
        readonly value: readonly [level: string, verdict: string];
      }[];
    }>;
  };
}

/**
 * Recommendations that go against something that is asked for: what scrolls must be reached by the keyboard, though it
 * is no control (axe, `scrollable-region-focusable`).
 */
const DECLINED = ['element_tabbable_role_valid'];

/** Definite findings: violations of requirements and recommendations. */
export async function failuresIn(page: Page, selector = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'ace' in window))) await page.evaluate(source);
  return page.evaluate(
    async ({ part, declined }) => {
      const { ace } = window as unknown as { readonly ace: Engine };
      const node = part === 'html' ? document : document.querySelector(part);
      if (!node) throw new Error(`There is no ${part}.`);
      const { results } = await new ace.Checker().check(node, ['WCAG_2_2']);
      return results
        .filter(({ value: [, verdict], ruleId }) => verdict === 'FAIL' && !declined.includes(ruleId))
        .map(({ ruleId, message, snippet }) => `${ruleId}: ${message}: ${snippet.slice(0, 120)}`);
    },
    { part: selector, declined: DECLINED },
  );
}
