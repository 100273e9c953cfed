/*
 * Inlined in the deck's page, before the first paint: redirects phones to the article, at the same slide. `?deck` keeps
 * the slides on a phone, and is removed elsewhere. It is no module: it imports nothing. Phones are detected by the size
 * of the screen, as the viewport's meta tag has not been parsed yet.
 */
(() => {
  const isPhone = matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 500;
  const query = new URLSearchParams(location.search);
  if (query.has('print')) return;
  if (isPhone && !query.has('deck')) {
    location.replace(`./read/${location.search}${location.hash}`);
    // A deck that started meanwhile would write its address and cancel the navigation.
    document.documentElement.dataset.leaving = '';
  }
  if (isPhone || !query.has('deck')) return;
  query.delete('deck');
  const search = query.size > 0 ? `?${query.toString()}` : '';
  history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
})();
