/** All slides at once, in the hall. The keys go from slide to slide there as they do here, so that a speaker sees where. */
import { createSheet, type Sheet } from '../shared/all-slides/sheet.ts';
import type { Choices } from '../shared/settings.ts';
import { readDeck } from '../shared/talk.ts';
import type { Deck } from './reveal.ts';

export function createOverview(root: HTMLElement, deck: Deck, choices: Choices): Sheet {
  const show = (id: string) => {
    const slide = deck.slides.find((one) => one.id === id);
    if (slide) deck.show(slide, 0);
  };
  return createSheet({
    talk: () => readDeck(deck.slides),
    here: () => deck.now().slide.id,
    hasLetters: () => choices.letters(),
    onMove: show,
    onChoose: show,
    onToggle: (isOpen) => {
      root.classList.toggle('overview', isOpen);
    },
  });
}
