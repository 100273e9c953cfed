import { added, wordsOf, type Position } from './steps.ts';

/** Of what comes later than the page. */
export const NOT_LOADED = 'This could not be loaded. Press again, or reload the page.';

/**
 * The line that screen readers read out. reveal.js has one too, but reads a slide with the steps that are still to come,
 * and for a step in code nothing at all; here a slide is read as it is seen, and a step says only what it added.
 */
export class Status {
  readonly #line = document.createElement('div');
  #before: Position | undefined;

  constructor(root: HTMLElement) {
    this.#line.className = 'aria-status';
    this.#line.setAttribute('role', 'status');
    // What slides say, and the program's own words.
    this.#line.dir = 'auto';
    root.after(this.#line);
  }

  say(text: string): void {
    this.#line.textContent = text;
    this.#line.classList.remove('warning', 'told');
  }

  /** Also shows it on screen until the reader moves on. */
  tell(text: string): void {
    this.say(text);
    this.#line.classList.add('told');
  }

  /** Shows it on screen until the next message. */
  warn(text: string): void {
    this.say(text);
    this.#line.classList.add('warning');
  }

  /** Announces what a move brought. Not for the first place: a screen reader reads the page by itself. */
  follow(position: Position): void {
    const before = this.#before;
    this.#before = position;
    if (!before) return;
    const hasMoved = before.slide !== position.slide || before.step !== position.step;
    if (hasMoved && this.#line.matches('.told')) this.say('');
    if (before.slide !== position.slide) {
      const parts = [...position.slide.querySelectorAll<HTMLElement>('h1, h2, .body')];
      this.say(sentence(parts.flatMap(wordsOf)));
    } else if (position.step > before.step) {
      this.say(sentence(added(position.slide)));
    }
  }
}

function sentence(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join('. ');
}
