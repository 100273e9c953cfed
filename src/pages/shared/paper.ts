/** Prepares a page for print: no lazy loading, no interaction, and perhaps only a range of the slides. */
import { formatAddress } from '../../live/address.ts';
import { publishedAt } from './addresses.ts';
import { inRange } from '../../live/range.ts';

/** Waits for fonts and pictures, which would shift the layout. Failures are reported by the caller. */
export async function loadAll(root: HTMLElement): Promise<void> {
  const images = [...root.querySelectorAll('img')];
  for (const image of images) image.loading = 'eager';
  await Promise.allSettled([
    ...[...document.fonts].map((face) => face.load()),
    ...images.map((image) => image.decode()),
  ]);
}

/** For print: disables buttons, and makes each drawing one picture, with the names of its parts as alternative text. */
export function describeDrawings(root: HTMLElement): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('.drawing button')) button.disabled = true;
  for (const drawing of root.querySelectorAll('.drawing svg[aria-label]')) describeDrawing(drawing);
}

function describeDrawing(drawing: Element): void {
  const named = [drawing, ...drawing.querySelectorAll('[aria-label]')];
  const names = named.map((one) => (one.getAttribute('aria-label') ?? '').replace(/[.:]$/, ''));
  drawing.setAttribute('aria-label', `${names.join('. ')}.`);
  drawing.setAttribute('role', 'img');
  for (const part of drawing.querySelectorAll('*'))
    for (const name of ['role', 'tabindex', 'aria-label', 'aria-pressed']) part.removeAttribute(name);
}

/**
 * Removes all slides outside a range.
 *
 * @returns the ids and aliases of the removed slides, or what is wrong with the range
 */
export function chooseSlides(slides: readonly HTMLElement[], range: string): ReadonlySet<string> | string {
  const numbers = slides.map((slide) => slide.querySelector('.number')?.textContent.trim() ?? '');
  const kept = inRange(range, numbers);
  if (typeof kept === 'string') return kept;
  const left = slides.filter((_, place) => !kept.has(place));
  for (const slide of left) slide.remove();
  return new Set(left.flatMap(({ id, dataset }) => [id, ...(dataset.alias ?? '').split(' ').filter(Boolean)]));
}

/**
 * Points links to removed slides at the published talk; without one, turns them into plain text.
 *
 * @param left ids and aliases of the removed slides
 */
export function leadAway(left: ReadonlySet<string>): void {
  const home = publishedAt(document);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1));
    if (!left.has(id)) continue;
    if (home === undefined) link.replaceWith(...link.childNodes);
    else link.href = `${home}${formatAddress({ id, step: 0 })}`;
  }
}
