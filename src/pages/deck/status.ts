import { yearOf } from '../../figures/page.ts';
import { partOf } from '../shared/part.ts';
import { saidOfMove } from '../shared/spoken.ts';
import { Status } from '../shared/status.ts';
import { stepsOf, type Position } from '../shared/steps.ts';

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

  /** Announces what a move brought. A page that is opened at its beginning is read by itself, one opened at a place is not. */
  follow({ slide, step }: Position): void {
    const before = this.#before;
    const here = { slide, step };
    this.#before = here;
    if (before) {
      const from = before.slide === slide ? before.step : undefined;
      if (from !== step) this.#announce(here, from);
    } else if (location.hash !== '') {
      setTimeout(() => {
        if (this.#before === here && this.line.textContent === '') this.#announce(here, undefined);
      }, OPENED);
    }
  }

  /** @param from the step before, on the same slide */
  #announce({ slide, step }: Position, from: number | undefined): void {
    this.say(
      saidOfMove(partOf(slide), { from, step, steps: stepsOf(slide), place: placeOf(slide), year: yearOf() }),
      slide.lang || document.documentElement.lang,
    );
  }
}

/** In ms: what a page says while it is loading, Orca passes over. */
const OPENED = 2000;

/** `Slide 6 of 44`; backup slides are not counted, and have numbers of their own. */
function placeOf(slide: HTMLElement): string {
  const number = slide.querySelector('.number')?.textContent ?? '';
  const counted = slide.parentElement?.querySelectorAll(':scope > section:not([data-visibility])').length;
  return `Slide ${number}${slide.dataset.visibility === undefined ? ` of ${counted}` : ''}`;
}
