import { Status } from '../shared/status.ts';
import { added, wordsOf } from '../shared/spoken.ts';
import type { Position } from '../shared/steps.ts';

/**
 * reveal.js has such a line, too, but reads a slide with the steps that are still to come, and for a step in code nothing
 * at all; here a slide is read as it is seen, and a step says only what it added.
 */
export class DeckStatus extends Status {
  #before: Position | undefined;

  /** Also shows it on screen until the reader moves on. */
  tell(text: string): void {
    this.say(text);
    this.line.classList.add('told');
  }

  /** Announces what a move brought. Not for the first place: a screen reader reads the page by itself. */
  follow(position: Position): void {
    const before = this.#before;
    this.#before = position;
    if (!before) return;
    const hasMoved = before.slide !== position.slide || before.step !== position.step;
    if (hasMoved && this.line.matches('.told')) this.say('');
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
