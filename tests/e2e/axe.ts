import type { Page } from '@playwright/test';
import { violationsIn } from '../../src/inspect/axe.ts';

/** For target sizes, for names that differ from the visible label, and for table headers. */
const more = ['target-size', 'label-content-name-mismatch', 'td-has-header'];

/**
 * axe's violations, including rules that are off by default.
 *
 * @param only the rules to run
 */
export async function faultsIn(page: Page, selector = 'html', only?: readonly string[]): Promise<string[]> {
  const found = await violationsIn(page, { selector, more, ...(only !== undefined && { only }) });
  return found.map(({ id, html }) => `${id}: ${html.slice(0, 120)}`);
}
