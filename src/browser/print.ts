import { applySettings, readSettings } from './settings.ts';
import { showStep, stepsOf } from './steps.ts';

/**
 * The print page: every slide a page of its own, as it is after its last step, or with `?print=steps` a page per step.
 * reveal.js is not here: it would move and clone the slides, and hide all but one from the PDF's outline.
 */
export function layOutPrint(root: HTMLElement, query: URLSearchParams): void {
  const html = document.documentElement;
  html.classList.add('print');
  const { theme, year } = readSettings(query);
  applySettings({ theme: theme ?? 'light', year });

  for (const section of root.querySelectorAll<HTMLElement>('.slides > section')) {
    const last = stepsOf(section);
    const pages = query.get('print') === 'steps' ? stepwise(section, last) : [section];
    pages.forEach((page, index) => {
      showStep(page, index + last + 1 - pages.length);
    });
  }
  html.dataset.ready = 'print';
}

/** The slide and a clone per further step, in order. An id stays on the first page alone, where links lead. */
function stepwise(section: HTMLElement, last: number): HTMLElement[] {
  const pages = Array.from({ length: last + 1 }, (_, step) => {
    if (step === 0) return section;
    const clone = section.cloneNode(true);
    if (!(clone instanceof HTMLElement)) throw new TypeError('A clone is what its original is');
    for (const named of [clone, ...clone.querySelectorAll('[id]')]) named.removeAttribute('id');
    return clone;
  });
  section.after(...pages.slice(1));
  return pages;
}
