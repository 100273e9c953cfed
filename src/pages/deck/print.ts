import { publishedAt, talkName } from '../shared/addresses.ts';
import { figuresOf, releaseFigures } from '../shared/figures.ts';
import { divideItems, hasHiddenWords, tellHiddenWords } from '../shared/full-words.ts';
import { copies, linkToLiveSlides, pagesOf } from '../shared/pages.ts';
import { describeDrawings, loadAll, chooseSlides, leadAway } from '../shared/paper.ts';
import { applySettings, readSettings } from '../shared/settings.ts';
import { WORDS } from '../../contract.ts';
import { talkYear } from '../../figures/page.ts';
import '../style/beside.css';
import '../style/pages.css';
import '../style/unseen.css';

/**
 * The print page: one page per slide, after its last step, or with `?print=steps` a page per step; a slide may ask for
 * that itself. `?range=3-7` prints only these slides; an invalid range is reported in the page's `data-refused`.
 * Text of a figure that its drawing leaves out is added as invisible text; with `?figures`, all of it follows on a page
 * of its own, as paper is not interactive.
 * reveal.js is not loaded: it would move and clone the slides, and hide all but one from the PDF's outline.
 *
 * @param figures settles when the code of all figures has loaded or failed; they wait for `releaseFigures`
 */
export async function layOutPrint(root: HTMLElement, query: URLSearchParams, figures: Promise<void>): Promise<void> {
  const html = document.documentElement;
  const { theme, year } = readSettings(query, talkYear());
  applySettings({ theme: theme ?? 'light', year: year ?? 'then' });
  const range = query.get('range');
  const left = range === null ? undefined : chooseSlides(slidesOf(root), range);
  if (typeof left === 'string') html.dataset.refused = left;
  else if (left) leadAway(left);
  await Promise.all([figures, loadAll(root)]);
  const draw = query.has('ink') ? await drawings() : () => undefined;
  // Show all slides at once, so that the browser lays them out once.
  html.classList.add('print');

  const slides = slidesOf(root).map((section) => pagesOf(section, query.get('print') === 'steps'));
  const words = query.has('figures') ? slides.flatMap((pages) => wordsPageOf(pages)) : undefined;
  // Each figure is drawn only once, in the state of its page.
  releaseFigures(root);
  if (words) addWordsPages(words);
  else tellHiddenWords(slides);
  for (const pages of slides) draw(pages);
  describeDrawings(root);
  const home = publishedAt(document);
  if (home !== undefined) linkToLiveSlides(slidesOf(root), home);
  html.dataset.ready = 'print';
}

const slidesOf = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('.slides > section')];

/** Size classes of a page of words, the largest first; the smallest has none. */
const SIZES = ['large', 'medium'] as const;

/** Lines, items or rows. With more of them, the smallest size is taken without measuring, which would be slow. */
const FEW = 16;

interface Words {
  /** The pages of the slide itself. */
  readonly pages: readonly HTMLElement[];
  readonly page: HTMLElement;
}

/** A page with the full text of a slide's figures; none for a slide without figures. */
function wordsPageOf(pages: readonly [HTMLElement, ...HTMLElement[]]): Words[] {
  const [first] = pages;
  if (figuresOf(first).length === 0) return [];
  return copies(first, 1).map((page) => {
    page.classList.add('words');
    for (const figure of figuresOf(page)) divideItems(figure);
    page.querySelector('.furniture .number')?.append(WORDS);
    page.classList.toggle(SIZES[0], page.querySelectorAll('[data-figure] :is(.line, li, tr)').length <= FEW);
    return { pages, page };
  });
}

/** Adds those with text that their slide does not show. */
function addWordsPages(words: readonly Words[]): void {
  for (const { pages, page } of words) pages.at(-1)?.after(page);
  // Read all pages before writing any: each alternation would force another layout.
  const needed = words.filter(({ pages }) => hasHiddenWords(pages));
  for (const { page } of words.filter((one) => !needed.includes(one))) page.remove();
  fit(needed.map(({ page }) => page));
}

/** Reduces the type of pages until their content fits. The smallest size is not measured. */
function fit(pages: readonly HTMLElement[]): void {
  let left = pages.filter((page) => page.classList.contains(SIZES[0]));
  for (const size of SIZES) {
    for (const page of left) page.classList.add(size);
    left = left.filter(isTooFull);
    for (const page of left) page.classList.remove(size);
  }
}

function isTooFull(page: HTMLElement): boolean {
  const boxes = page.querySelectorAll('.body, pre');
  return [...boxes].some(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth || scrollHeight > clientHeight,
  );
}

/**
 * Drawings of this browser, if the address asks for them, on the page that shows all steps of a slide: at which step
 * something was drawn is not known.
 */
async function drawings(): Promise<(pages: readonly HTMLElement[]) => void> {
  const { keptInk, showInk } = await import('../shared/ink.ts');
  const ink = keptInk(talkName());
  return (pages) => {
    const [first, last] = [pages[0], pages.at(-1)];
    if (first && last) showInk(last, ink[first.id]);
  };
}
