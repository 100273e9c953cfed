/*
 * In the head of the one-file build, before its body: selects the edition by the address. The document itself is the
 * article, for readers without script; the others are templates in it. It is no module: it imports nothing.
 */
(() => {
  const query = new URLSearchParams(location.search);
  const isPhone = matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 500;
  const asked = (['speaker', 'preflight', 'deck'] as const).find((name) => query.has(name));
  const isArticle = query.has('read') || (!asked && isPhone && !query.has('print'));
  const edition = isArticle ? 'article' : (asked ?? 'deck');
  document.documentElement.dataset.edition = edition;
  for (const style of document.querySelectorAll<HTMLStyleElement>('style[data-for]')) {
    style.media = style.dataset.for === edition ? 'all' : 'not all';
  }
})();
