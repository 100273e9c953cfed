/** The deck's page comes alive: as paper, or as a deck. */
import { startDeck } from './deck.ts';
import { layOutPrint } from './print.ts';

const root = document.querySelector<HTMLElement>('.reveal');
const query = new URLSearchParams(location.search);

if (root && query.has('print')) {
  layOutPrint(root, query);
} else if (root) {
  void startDeck(root).then(async (deck) => {
    if (import.meta.hot) (await import('./hot.ts')).acceptSlides(deck);
  });
}
