/** Some of the slides on paper: the others go, and links to them lead to the live talk, or are plain words. */
import { formatAddress } from '../../live/address.ts';
import { inRange } from '../../live/range.ts';

/**
 * Takes all other slides away.
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

/** @param left names of the slides that are not there */
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
