/** The deck's page comes alive: as paper, or as a deck. */
import { fetchFigures, holdFigures } from '../shared/figures.ts';
import { startDeck } from './deck.ts';
import type { SlidesUpdate } from './hot.ts';

const root = document.querySelector<HTMLElement>('.reveal');
const query = new URLSearchParams(location.search);

if (root && query.has('print')) {
  // The code of the figures comes beside that of the page, which then says what they are to show.
  holdFigures(root);
  const figures = fetchFigures(root);
  void import('./print.ts').then(({ layOutPrint }) => layOutPrint(root, query, figures));
  // Paper has its sections copied and measured: what changed on them is not to be had without a new start.
  import.meta.hot?.on('talk:slides', () => {
    location.reload();
  });
} else if (root && document.documentElement.dataset.leaving === undefined) {
  const deck = startDeck(root);
  // From the first moment on: an edit that comes before the deck stands waits for it.
  import.meta.hot?.on('talk:slides', (update: SlidesUpdate) => {
    void deck.then(async (standing) => {
      (await import('./hot.ts')).takeSlides(standing, update);
    });
  });
  import.meta.hot?.send('talk:listening');
}
