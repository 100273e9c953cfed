let later: ReturnType<typeof setTimeout> | undefined;

/**
 * Replaces the page's address, with no way back to the one before. Browsers limit how often, WebKit to 100 times in
 * ten seconds, and a key that is held down asks for more: then the newest address is written as soon as it may be.
 */
export function writeAddress(address: string): void {
  clearTimeout(later);
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // WebKit says so; a browser that only does nothing is found out below.
  }
  if (new URL(address, location.href).href === location.href) return;
  later = setTimeout(() => {
    writeAddress(address);
  }, 500);
}
