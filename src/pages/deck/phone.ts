/*
 * Inline in the deck's page, before anything is drawn: on a phone its address leads to the article, at the same
 * slide. `?deck` is for who wants the slides there, and says nothing elsewhere. It is no module: it imports nothing.
 * A phone is known by the screen's own size, as the page has not said yet how wide it wants to be.
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
