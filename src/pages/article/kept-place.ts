/**
 * The reader's place across a reload and the browser's Back. The browser itself keeps only how far the page was
 * scrolled, and the same number is another place while parts above have not been laid out.
 */
import { KEYS } from '../../contract.ts';
import { layOutAbove } from './lay-out.ts';

/** In sessionStorage: the first part that was seen, CSS px from the window's top to the part's, and the page's address. */

/** Keeps the place whenever the page is left or hidden, since a hidden page may be closed without another event. */
export function keepPlace(parts: readonly Element[]): void {
  const keep = () => {
    const part = parts.find((one) => one.getBoundingClientRect().bottom > 0);
    if (!part) return;
    try {
      sessionStorage.setItem(KEYS.scroll, `${part.id} ${part.getBoundingClientRect().top} ${location.href}`);
      history.scrollRestoration = 'manual';
    } catch {
      // Without storage, the browser restores the place in its own way.
    }
  };
  const leaveToBrowser = () => {
    history.scrollRestoration = 'auto';
  };
  addEventListener('pagehide', keep);
  addEventListener('pageshow', leaveToBrowser);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) keep();
    else leaveToBrowser();
  });
}

/** @returns whether the page was left at this address, and now stands where it stood then */
export function returnToPlace(parts: readonly Element[]): boolean {
  const [id, top, href] = keptPlace().split(' ');
  const part = parts.find((one) => one.id === id);
  if (!part || href !== location.href) return false;
  layOutAbove(part, parts);
  scrollBy({ top: part.getBoundingClientRect().top - Number(top), behavior: 'instant' });
  return true;
}

function keptPlace(): string {
  try {
    return sessionStorage.getItem(KEYS.scroll) ?? '';
  } catch {
    return '';
  }
}
