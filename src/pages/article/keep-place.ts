import { KEYS } from '../../contract.ts';

/**
 * Keeps the reader's place across a reload and the browser's Back. The browser itself keeps only the scroll offset,
 * which is another place while parts above have not been laid out. sessionStorage has the first visible part, the
 * distance from the window's top to the part's in CSS px, and the page's address. Saved whenever the page is left or
 * hidden, since a hidden page may be closed without another event.
 */
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
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) keep();
    else history.scrollRestoration = 'auto';
  });
}
