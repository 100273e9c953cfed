/**
 * The browser's own Print on a page that shows one slide at a time: paper has all of them, each as it is after its last
 * step, whatever is on the screen. The pages are copies, made when the browser says that it will print and taken away
 * afterwards: the live slides stay where they are, and the speaker may go on meanwhile.
 */
import { releaseFigures } from './figures.ts';
import { copyOf, linkToLiveSlides, pagesOf } from './pages.ts';
import { describeDrawings, loadAll } from './paper.ts';
import { homeOf } from './range.ts';
import '../style/pages.css';
import '../style/sheets.css';

/**
 * @param store holds the slides, as its children
 * @param figures settles when no figure waits for its code any more; what paper needs besides comes after that
 */
export function printSlides(store: HTMLElement, figures: Promise<void>): void {
  let sheets: HTMLElement | undefined;
  const clear = () => {
    sheets?.remove();
    sheets = undefined;
  };
  // What follows must be done when the event is over: the browser prints then, and waits for nothing.
  addEventListener('beforeprint', () => {
    clear();
    sheets = sheetsOf(store);
  });
  addEventListener('afterprint', clear);
  // Fonts and pictures of slides that nobody has looked at: when a page is printed it is too late to ask for them.
  void figures.then(() => loadAll(store));
}

/** Puts the pages before all else, so that links find them before the slides of the same names. */
function sheetsOf(store: HTMLElement): HTMLElement {
  const sheets = document.createElement('div');
  // Paper is light: colours are decided anew where the class says so.
  sheets.className = 'sheets print scheme';
  const slides = [...store.querySelectorAll<HTMLElement>(':scope > section')].map(bare);
  sheets.append(...slides);
  const pages = slides.flatMap((page) => pagesOf(page, false));
  document.body.prepend(sheets);
  // A figure whose code has not come yet stays the author's table.
  releaseFigures(sheets);
  describeDrawings(sheets);
  const home = homeOf(document);
  if (home !== undefined) linkToLiveSlides(pages, home);
  return sheets;
}

/** What the live deck has written on a slide, and a reader's own choices, are not for paper. */
const LIVE = ['style', 'hidden', 'inert', 'aria-hidden', 'aria-roledescription'];
const READERS = ['as-table', 'playing', 'note'];

function bare(slide: HTMLElement): HTMLElement {
  const page = copyOf(slide);
  for (const name of LIVE) page.removeAttribute(name);
  page.classList.remove('past', 'present', 'future');
  for (const name of READERS) for (const one of page.querySelectorAll(`[${name}]`)) one.removeAttribute(name);
  for (const notes of page.querySelectorAll(':scope > .notes')) notes.remove();
  return page;
}
