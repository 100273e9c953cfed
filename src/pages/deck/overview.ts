/** The overview in the audience window. Its keys also move the deck, so that the speaker view shows where it is. */
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
