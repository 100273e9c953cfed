import type { Year } from './figure.ts';

/** The page's year; a page that has none shows the talk as it was given. */
export const yearOf = (): Year => (document.documentElement.dataset.year === 'today' ? 'today' : '2019');

/** Calls back at each change of the page's year, until the returned function is called. */
export function followYear(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-year'] });
  return () => {
    observer.disconnect();
  };
}
