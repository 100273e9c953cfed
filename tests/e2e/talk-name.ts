import type { Page } from '@playwright/test';

/**
 * The name by which the browser keeps what belongs to the talk: the deck's path and which talk it is, as
 * `src/pages/shared/addresses.ts` makes it.
 *
 * @param deck address of the deck
 */
export async function talkNameIn(page: Page, deck: string): Promise<string> {
  const talk = await page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="talk"]')?.content ?? '');
  return `${new URL(deck).pathname} ${talk}`;
}
