/** Some of the slides on paper: the others go, and links to them lead to the live talk, or are plain words. */
import { formatAddress } from '../live/address.ts';
import { inRange } from '../live/range.ts';

/** Takes all other slides away, or says what is wrong with the range. */
export function keepRange(slides: readonly HTMLElement[], range: string): string | undefined {
  const numbers = slides.map((slide) => slide.querySelector('.furniture .number')?.textContent.trim() ?? '');
  const kept = inRange(range, numbers);
  if (typeof kept === 'string') return kept;
  const left = slides.filter((_, place) => !kept.has(place));
  const names = new Set(left.flatMap(({ id, dataset }) => [id, ...(dataset.alias ?? '').split(' ')]));
  for (const slide of left) slide.remove();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')) {
    const name = decodeURIComponent(link.hash.slice(1));
    if (names.has(name)) leadAway(link, name);
  }
  return undefined;
}

function leadAway(link: HTMLAnchorElement, id: string): void {
  const home = homeOf(document);
  if (home === undefined) link.replaceWith(...link.childNodes);
  else link.href = `${home}${formatAddress({ id, step: 0 })}`;
}

/** Where the talk is published, if that is known. */
export const homeOf = (page: Document): string | undefined =>
  page.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
