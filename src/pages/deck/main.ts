/** Entry of the deck's page: starts the print page or the deck. */
import { DEV } from '../../contract.ts';
import { fetchFigures, holdFigures } from '../shared/figures.ts';
import { startDeck } from './deck.ts';
import type { SlidesUpdate } from './hot.ts';

const root = document.querySelector<HTMLElement>('.reveal');
const query = new URLSearchParams(location.search);

if (root && query.has('print')) {
  // Request the figures' code in parallel with the page's.
  holdFigures(root);
  const figures = fetchFigures(root);
  void import('./print.ts').then(({ layOutPrint }) => layOutPrint(root, query, figures));
  // The print page is made of measured copies, so a change needs a reload.
  import.meta.hot?.on(DEV.slides, () => {
    location.reload();
  });
} else if (root && document.documentElement.dataset.leaving === undefined) {
  const deck = startDeck(root);
  // Listen from the start: an update that arrives before the deck has started waits for it.
  import.meta.hot?.on(DEV.slides, (update: SlidesUpdate) => {
    void deck.then(async (standing) => {
      (await import('./hot.ts')).takeSlides(standing, update);
    });
  });
  import.meta.hot?.send(DEV.listening);
}
