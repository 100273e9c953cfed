/** What differs on paper, where nothing loads later, nothing can be pressed, and some of the slides may be all. */
import { figuresOf } from './figures.ts';
import { textsIn } from './full-words.ts';
import { formatAddress } from '../../live/address.ts';
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

/** On paper a drawing is one picture; the names of its parts become its alternative text. */
export function describeDrawings(root: HTMLElement): void {
  for (const drawing of root.querySelectorAll('.drawing svg[aria-label]')) describeDrawing(drawing);
}

function describeDrawing(drawing: Element): void {
  const named = [drawing, ...drawing.querySelectorAll('[aria-label]')];
  const names = named.map((one) => (one.getAttribute('aria-label') ?? '').replace(/[.:]$/, ''));
  drawing.setAttribute('aria-label', `${names.join('. ')}.`);
  drawing.setAttribute('role', 'img');
  for (const part of drawing.querySelectorAll('[role], [tabindex]')) {
    part.removeAttribute('role');
    part.removeAttribute('tabindex');
  }
}

/** Whether a figure has words that none of the slide's pages shows. */
export function hasHiddenWords(pages: readonly HTMLElement[]): boolean {
  const drawings = pages.flatMap((page) =>
    figuresOf(page).map((figure) => figure.querySelector<HTMLElement>('.drawing')),
  );
  const shown = new Set(drawings.flatMap((drawing) => wordsIn(drawing?.innerText ?? '')));
  const drawn = pages.slice(0, 1).flatMap((page) => figuresOf(page).filter((figure) => figure.matches('[drawn]')));
  const own = drawn.flatMap((figure) => [...figure.children].filter((child) => !child.matches('.drawing')));
  return own.some((child) => textsIn(child).some((text) => wordsIn(text).some((word) => !shown.has(word))));
}

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Takes all slides away that are not in a range.
 *
 * @returns by which names links know those that are gone, or what is wrong with the range
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
 * Links to slides that are not there lead to the live talk, or are plain words.
 *
 * @param left names of these slides
 */
export function leadAway(left: ReadonlySet<string>): void {
  const home = homeOf(document);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1));
    if (!left.has(id)) continue;
    if (home === undefined) link.replaceWith(...link.childNodes);
    else link.href = `${home}${formatAddress({ id, step: 0 })}`;
  }
}

/** Where the talk is published, if that is known. */
export const homeOf = (page: Document): string | undefined =>
  page.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ??
  page.querySelector<HTMLElement>('[data-url]')?.dataset.url;
