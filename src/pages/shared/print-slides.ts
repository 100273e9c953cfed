/**
 * The browser's own Print on a page that shows one slide at a time: prints all slides, each after its last step,
 * whatever is on the screen. The pages are copies, created on `beforeprint` and removed on `afterprint`: the live
 * slides stay untouched, and the speaker can go on meanwhile.
 */
import { releaseFigures } from './figures.ts';
import { publishedAt } from './addresses.ts';
import { copyOf, linkToLiveSlides, pagesOf } from './pages.ts';
import { describeDrawings, loadAll } from './paper.ts';
import '../style/pages.css';
import '../style/sheets.css';

/**
 * @param store holds the slides, as its children
 * @param figures settles when all figures have loaded or failed; fonts and pictures are loaded after that
 */
export function printSlides(store: HTMLElement, figures: Promise<void>): void {
  let sheets: HTMLElement | undefined;
  const clear = () => {
    sheets?.remove();
    sheets = undefined;
  };
  // This must be synchronous: the browser prints when the event handler returns.
  addEventListener('beforeprint', () => {
    clear();
    sheets = sheetsOf(store);
  });
  addEventListener('afterprint', clear);
  // Load fonts and pictures of slides not shown yet: when printing begins it is too late.
  void figures.then(() => loadAll(store));
}

/**
 * Inserts the pages first in the document, so that links resolve to them and not to the live slides of the same ids.
 */
function sheetsOf(store: HTMLElement): HTMLElement {
  const sheets = document.createElement('div');
  // Paper is light: the class re-evaluates the colour tokens.
  sheets.className = 'sheets print scheme';
  const slides = [...store.querySelectorAll<HTMLElement>(':scope > section')].map(bare);
  sheets.append(...slides);
  const pages = slides.flatMap((page) => pagesOf(page, false));
  document.body.prepend(sheets);
  // A figure whose code has not loaded yet stays the author's table.
  releaseFigures(sheets);
  describeDrawings(sheets);
  const home = publishedAt(document);
  if (home !== undefined) linkToLiveSlides(pages, home);
  return sheets;
}

/** Attributes set by the live deck and by a reader's choices, which print leaves out. */
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
