import { loadFigures } from '../shared/figures.ts';
import { showStep, stepOf } from '../shared/steps.ts';
import type { Deck } from './reveal.ts';

/** What `plugin-dev.ts` sends. Told again here, because its types would bring Node's into the browser's. */
export interface SlidesUpdate {
  readonly slides: readonly { readonly id: string; readonly html: string }[];
  readonly places: readonly { readonly id: string; readonly place: string }[];
}

/** What reveal.js and the deck set on a slide, for it is being shown. */
const OF_THE_DECK = new Set(['id', 'class', 'style', 'hidden', 'inert', 'aria-hidden', 'tabindex']);

/**
 * While the talk is being written: new content goes into the slides that changed, and the deck stays where it is. The
 * `section` itself is kept, because reveal.js holds on to it.
 */
export function takeSlides(deck: Deck, { slides, places }: SlidesUpdate): void {
  // The mistake is mended; Vite takes its overlay away by itself only for modules of its own.
  for (const overlay of document.querySelectorAll('vite-error-overlay')) overlay.remove();
  for (const { id, html } of slides) {
    const section = deck.slides.find((slide) => slide.id === id);
    const template = document.createElement('template');
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    if (!section || !fresh) continue;
    const step = stepOf(section);
    for (const { name } of [...section.attributes]) if (!OF_THE_DECK.has(name)) section.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (!OF_THE_DECK.has(name)) section.setAttribute(name, value);
    section.replaceChildren(...fresh.childNodes);
    showStep(section, step);
    void loadFigures(section);
    deck.refresh(section);
  }
  for (const { id, place } of places) {
    const section = deck.slides.find((slide) => slide.id === id);
    if (section) section.dataset.place = place;
  }
}
