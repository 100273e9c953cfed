import type { FigureEvent } from '../contract.ts';
import type { Year } from '../year.ts';

/** The page's selected year; defaults to the talk's own year. */
export const yearOf = (): Year => (document.documentElement.dataset.year === 'today' ? 'today' : 'then');

/** The talk's year, from the head of the page. */
export const talkYear = (): string => document.querySelector<HTMLMetaElement>('meta[name="year"]')?.content ?? '';

/** Subscribes to changes of the page's year; returns the unsubscribe function. */
export function followYear(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-year'] });
  return () => {
    observer.disconnect();
  };
}

/** Resolves with whether the text was copied. Insecure contexts have no clipboard, and permission may be denied. */
export async function copyText(text: string): Promise<boolean> {
  if (!isSecureContext) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

export function dispatchFigureEvent(figure: Element, event: FigureEvent): void {
  figure.dispatchEvent(new Event(event, { bubbles: true }));
}

export function listenToFigures(root: Element, event: FigureEvent, answer: (target: EventTarget | null) => void): void {
  root.addEventListener(event, ({ target }) => {
    answer(target);
  });
}
