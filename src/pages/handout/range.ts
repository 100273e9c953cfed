/** Some of the slides, with the entries of contents and sources that are about them. */
import { chooseSlides, leadAway } from '../shared/range.ts';

/** Takes all other slides away, or says what is wrong with the range. */
export function keepUnits(root: HTMLElement, range: string): string | undefined {
  const left = chooseSlides([...root.querySelectorAll<HTMLElement>('.unit[data-place]')], range);
  if (typeof left === 'string') return left;
  const leadsAway = (link: HTMLAnchorElement) => left.has(decodeURIComponent(link.hash.slice(1)));
  for (const entry of root.querySelectorAll<HTMLElement>('.contents li, .sources li')) {
    const links = [...entry.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    if (links.length > 0 && links.every(leadsAway)) entry.remove();
  }
  leadAway(left);
  return undefined;
}
