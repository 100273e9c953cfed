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

/** Whether the text is on the clipboard now. A page that is not served securely has none, and a reader may refuse it. */
export async function copyText(text: string): Promise<boolean> {
  if (!isSecureContext) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
