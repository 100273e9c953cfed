import { pause } from '../shared/later.ts';

/** Delay after everything visible is drawn, in ms: until then, the reader's input has no competition. */
export const QUIET = 3000;

/**
 * Lays out a part and the two windows' height above it (`article.css` leaves them for later), so that they take their
 * real height before the page scrolls there. Otherwise the browser lays them out in the next frame, and only scroll
 * anchoring keeps the part in place.
 */
export function layOutAbove(part: Element, parts: readonly Element[]): void {
  let height = 0;
  for (const one of parts.slice(0, parts.indexOf(part) + 1).reverse()) {
    one.toggleAttribute('data-laid', true);
    if (one !== part) height += one.getBoundingClientRect().height;
    if (height > 2 * innerHeight) return;
  }
}

/**
 * Lays out, part by part, what the style sheet has left for later (`article.css`): a screen reader finds no names or
 * positions in parts without layout. All at once would block a slow phone for a second; earlier, it would delay input.
 */
export async function layOutRest(root: HTMLElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, QUIET));
  for (const part of root.querySelectorAll<HTMLElement>('section')) {
    await pause();
    part.dataset.laid = '';
  }
  document.documentElement.dataset.laid = '';
}
