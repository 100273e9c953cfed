import type { Page } from '@playwright/test';
import { violationsIn, type Violation } from '../../src/inspect/axe.ts';

/** For the size of targets, for names that begin otherwise than what is seen, and for heads of tables. */
const more = ['target-size', 'label-content-name-mismatch', 'td-has-header'];

/**
 * What axe finds wrong, with rules that are off by themselves.
 *
 * @param only the rules that are asked
 * @param isExcused whether a violation has an exception that axe cannot know
 */
export async function faultsIn(
  page: Page,
  selector = 'html',
  only?: readonly string[],
  isExcused: (violation: Violation) => Promise<boolean> = () => Promise.resolve(false),
): Promise<string[]> {
  const found = await violationsIn(page, { selector, more, ...(only !== undefined && { only }) });
  const faults: string[] = [];
  for (const violation of found)
    if (!(await isExcused(violation))) faults.push(`${violation.id}: ${violation.html.slice(0, 120)}`);
  return faults;
}
