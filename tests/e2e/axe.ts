import type { Page } from '@playwright/test';
import { violationsIn } from '../../src/inspect/axe.ts';

/** For the size of targets, for names that begin otherwise than what is seen, and for heads of tables. */
const more = ['target-size', 'label-content-name-mismatch', 'td-has-header'];

/**
 * What axe finds wrong, with rules that are off by themselves.
 *
 * @param only the rules that are asked
 */
export async function faultsIn(page: Page, selector = 'html', only?: readonly string[]): Promise<string[]> {
  const found = await violationsIn(page, { selector, more, ...(only !== undefined && { only }) });
  return found.map(({ id, html }) => `${id}: ${html.slice(0, 120)}`);
}
