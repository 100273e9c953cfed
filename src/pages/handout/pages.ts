/** Numbers of pages, for who cannot press a link. */
import { element } from '../shared/panel.ts';

/** What says where something is found: the contents, and the figures that are told in full at the end. */
const SAYS = '.contents a[href^="#"], a.in-full';

/** Room for the numbers, before anything is measured. */
export function reservePages(root: HTMLElement): void {
  for (const link of root.querySelectorAll(SAYS)) {
    const page = element('span', '000');
    page.className = 'page';
    link.append(' ', page);
  }
}

/** The same links, with the numbers of the sheets that they lead to. */
export function numberPages(root: HTMLElement): void {
  const sheets = [...root.querySelectorAll('.sheet')];
  for (const link of root.querySelectorAll<HTMLAnchorElement>(SAYS)) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const page = sheets.findIndex((sheet) => target !== null && sheet.contains(target)) + 1;
    link.querySelector('.page')?.replaceChildren(page.toString());
  }
}
