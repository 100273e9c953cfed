import type { Deck } from './reveal.ts';
import { button, createPanel, element } from './panel.ts';

interface Named {
  readonly id: string;
  readonly title: string;
}

/**
 * The slide a reader means by a few characters: its number from 1, its id, or words of its title.
 *
 * @returns its index from 0, or -1
 */
export function findSlide(wish: string, slides: readonly Named[]): number {
  const text = wish.trim().toLowerCase();
  if (text === '') return -1;
  if (/^\d+$/.test(text)) return Number(text) <= slides.length ? Number(text) - 1 : -1;
  const exact = slides.findIndex(({ id }) => id.toLowerCase() === text.replace(/^#/, ''));
  return exact >= 0 ? exact : slides.findIndex(({ id, title }) => `${title} ${id}`.toLowerCase().includes(text));
}

/** The box that `G` opens. */
export function createJump(deck: Deck): () => void {
  const input = element('input');
  input.type = 'text';
  const go = button('Go', () => undefined);
  go.type = 'submit';
  const form = element('form', element('label', 'Number, or words of the title', input), go);
  const panel = createPanel('Go to a slide', form);
  const named = () =>
    deck.slides.map((slide) => ({ id: slide.id, title: slide.querySelector('h1, h2')?.textContent ?? '' }));

  input.addEventListener('input', () => {
    input.setCustomValidity('');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const slide = deck.slides[findSlide(input.value, named())];
    if (!slide) {
      input.setCustomValidity('No such slide');
      input.reportValidity();
      return;
    }
    panel.close();
    deck.show(slide, 0);
  });
  return () => {
    form.reset();
    panel.showModal();
  };
}
