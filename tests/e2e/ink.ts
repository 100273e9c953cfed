import type { Page } from '@playwright/test';
import { inkKey, type Ink } from '../../src/live/ink.ts';

/** Leaves drawings where the deck that is open in this page keeps its own; it shows them when it is opened again. */
export async function keepInk(page: Page, ink: Ink): Promise<void> {
  const talk = await page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="talk"]')?.content ?? '');
  await page.evaluate(
    ([key, text]) => {
      localStorage.setItem(key, text);
    },
    [inkKey(`${new URL(page.url()).pathname} ${talk}`), JSON.stringify(ink)] as const,
  );
}
