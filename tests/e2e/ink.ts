import { KEYS } from '../../src/contract.ts';
import type { Page } from '@playwright/test';
import type { Ink } from '../../src/live/ink.ts';
import { talkNameIn } from './talk-name.ts';

/** Leaves drawings where the deck that is open in this page keeps its own; it shows them when it is opened again. */
export async function keepInk(page: Page, ink: Ink): Promise<void> {
  await page.evaluate(
    ([key, text]) => {
      localStorage.setItem(key, text);
    },
    [KEYS.ink(await talkNameIn(page, page.url())), JSON.stringify(ink)] as const,
  );
}
