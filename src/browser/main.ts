/** The deck's page comes alive: as paper, or as a deck. */
import { startDeck } from './deck.ts';
import { layOutPrint } from './print.ts';

const root = document.querySelector<HTMLElement>('.reveal');
const query = new URLSearchParams(location.search);

if (root && query.has('print')) {
  void layOutPrint(root, query);
  // Paper has its sections copied and measured: what changed on them is not to be had without a new start.
  import.meta.hot?.on('talk:slides', () => {
    location.reload();
  });
} else if (root) {
  void startDeck(root).then(async (deck) => {
    if (import.meta.hot) (await import('./hot.ts')).acceptSlides(deck);
  });
}
