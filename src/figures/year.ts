import type { Year } from '../year.ts';

/** The page's year; a page that has none shows the talk as it was given. */
export const yearOf = (): Year => (document.documentElement.dataset.year === 'today' ? 'today' : 'then');

/** The year the talk was given in, by its date; every page of it says so in its head. */
export const talkYear = (): string => document.querySelector<HTMLMetaElement>('meta[name="year"]')?.content ?? '';

/** Calls back at each change of the page's year, until the returned function is called. */
export function followYear(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-year'] });
  return () => {
    observer.disconnect();
  };
}
