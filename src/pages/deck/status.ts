import { yearOf } from '../../figures/page.ts';
import { partOf } from '../shared/part.ts';
import { saidOfMove } from '../shared/spoken.ts';
import { Status } from '../shared/status.ts';
import { stepsOf, type Position } from '../shared/steps.ts';

/**
 * Replaces reveal.js's live region, which announces a slide with its later steps, and nothing for a step in code. Here
 * a slide is announced as it is seen, and for a step only what it added.
 */
export class DeckStatus extends Status {
  #before: Position | undefined;

  /** Also shows it on screen until the reader moves on. */
  tell(text: string): void {
    this.say(text);
    this.line.classList.add('told');
  }

  /** Announces a move. Screen readers start to read a page by themselves, but not one that is opened at a place. */
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

/** In ms: Orca ignores announcements of a page that is loading. */
const OPENED = 2000;

/** `Slide 6 of 44`; backup slides are not counted, and have numbers of their own. */
function placeOf(slide: HTMLElement): string {
  const number = slide.querySelector('.number')?.textContent ?? '';
  const counted = slide.parentElement?.querySelectorAll(':scope > section:not([data-visibility])').length;
  return `Slide ${number}${slide.dataset.visibility === undefined ? ` of ${counted}` : ''}`;
}
