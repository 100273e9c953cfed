let later: ReturnType<typeof setTimeout> | undefined;
/** What the address said when this page last wrote it, or was last told that it changed. */
let known = location.hash;

addEventListener('hashchange', () => {
  known = location.hash;
});

/**
 * Replaces the page's address, with no way back to the one before. Browsers limit how often, WebKit to 100 times in
 * ten seconds, and a key that is held down asks for more: then the newest address is written as soon as it may be.
 *
 * An address that a link or the browser's Back has just set is left alone, and nothing is written: the page is told of
 * it by `hashchange`, and goes there.
 */
export function writeAddress(address: string): void {
  clearTimeout(later);
  const isThere = () => new URL(address, location.href).href === location.href;
  if (location.hash !== known || isThere()) return;
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // WebKit says so; a browser that only does nothing is found out below.
  }
  known = location.hash;
  if (isThere()) return;
  later = setTimeout(() => {
    writeAddress(address);
  }, 500);
}
