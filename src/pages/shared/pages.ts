/** Slides as printed pages: one after the last step, or one for each step. */
import { formatAddress } from '../../live/address.ts';
import { showFinalFigures } from './figures.ts';
import { showStep, stepsOf } from './steps.ts';

/**
 * Turns a slide into its first page, and inserts its other pages after it. A slide may itself ask for a page per step.
 *
 * @returns its pages; the first is the slide
 */
export function pagesOf(section: HTMLElement, isStepwise: boolean): [HTMLElement, ...HTMLElement[]] {
  const stepwise = isStepwise || section.dataset.print === 'steps';
  const last = stepsOf(section);
  const further = copies(section, stepwise ? last : 0);
  section.after(...further);
  [section, ...further].forEach((page, index) => {
    showStep(page, index + last - further.length);
    if (index > 0) page.querySelector('.furniture .number')?.append(`.${index.toString()}`);
  });
  if (!stepwise) showFinalFigures(section);
  return [section, ...further];
}

/** Clones without ids: those stay on the first page of a slide, where links lead. */
export function copies(section: HTMLElement, count: number): HTMLElement[] {
  return Array.from({ length: count }, () => {
    const clone = copyOf(section);
    for (const named of [clone, ...clone.querySelectorAll('[id]')]) named.removeAttribute('id');
    return clone;
  });
}

export function copyOf(section: HTMLElement): HTMLElement {
  const clone = section.cloneNode(true);
  if (!(clone instanceof HTMLElement)) throw new TypeError('A clone is what its original is');
  return clone;
}

/** Links the number of each page to the published talk, at the same slide and step. */
export function linkToLiveSlides(pages: readonly HTMLElement[], home: string): void {
  let [id, step] = ['', 0];
  for (const page of pages) {
    [id, step] = page.id === '' ? [id, step + 1] : [page.id, 0];
    const number = page.querySelector('.furniture .number');
    if (!number) continue;
    const link = document.createElement('a');
    link.href = `${home}${formatAddress({ id, step: page.classList.contains('words') ? 0 : step })}`;
    link.ariaLabel = 'This slide, live';
    link.append(...number.childNodes);
    number.append(link);
  }
}
