import { loadFigures } from '../shared/figures.ts';
import { showStep, stepOf } from '../shared/steps.ts';
import type { Deck } from './reveal.ts';

/**
 * Message of `site/dev.ts`. Declared again because importing its types would bring Node's types into browser code.
 */
export interface SlidesUpdate {
  readonly slides: readonly { readonly id: string; readonly html: string }[];
  readonly places: readonly { readonly id: string; readonly place: string }[];
}

/** Attributes and classes that reveal.js and the deck set on a slide that is shown. */
const OF_THE_DECK = new Set(['id', 'class', 'style', 'hidden', 'inert', 'aria-hidden', 'tabindex']);

/**
 * Hot update in development: replaces the content of changed slides in place. The `section` itself is kept, because
 * reveal.js holds a reference to it.
 */
export function takeSlides(deck: Deck, { slides, places }: SlidesUpdate): void {
  // The error is fixed. Vite removes its overlay only for updates of its own modules.
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
