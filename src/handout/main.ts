/** The handout: slides and notes on sheets of paper. Without this script they follow each other. */
import { fetchFigures, holdFigures, releaseFigures, showFinalFigures } from '../browser/figures.ts';
import { describeDrawings, loadAll } from '../browser/paper.ts';
import { applySettings } from '../browser/settings.ts';
import { showStep, stepsOf } from '../browser/steps.ts';
import { addFullFigures } from './full-figures.ts';
import { layOut } from './lay-out.ts';
import { PAPERS, paperOf } from './papers.ts';
import { numberPages, reservePages } from './pages.ts';
import { keepUnits } from './range.ts';

const root = document.querySelector<HTMLElement>('.handout');
if (root) await makeHandout(root, new URLSearchParams(location.search));

/**
 * `?paper=letter` is on Letter, `?range=3-7` of some slides alone. A range that cannot be had is told in the page's
 * `data-refused`.
 */
async function makeHandout(root: HTMLElement, query: URLSearchParams): Promise<void> {
  const html = document.documentElement;
  html.classList.add('print', 'laid');
  // Paper is light, and of the day of the talk.
  applySettings({ theme: 'light', year: 'then' });
  html.dataset.paper = paperOf(query.get('paper'));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.choices a[href^="?"]'))
    if (PAPERS.some((paper) => link.search === `?paper=${paper}` && paper === html.dataset.paper))
      link.setAttribute('aria-current', 'true');
  numberSources(root);
  const range = query.get('range');
  const problem = range === null ? undefined : keepUnits(root, range);
  if (problem !== undefined) html.dataset.refused = problem;

  holdFigures(root);
  await fetchFigures(root);
  for (const slide of root.querySelectorAll<HTMLElement>('.slide')) {
    showStep(slide, stepsOf(slide));
    showFinalFigures(slide);
  }
  releaseFigures(root);
  addFullFigures(root);
  await loadAll(root);
  reservePages(root);
  layOut(root);
  numberPages(root);
  // To move a figure is to have it drawn again.
  describeDrawings(root);
  html.dataset.ready = 'print';
}

/** By a number of its own, which it keeps on the next sheet, and without those before it. */
function numberSources(root: HTMLElement): void {
  root.querySelectorAll<HTMLLIElement>('.sources li').forEach((source, index) => {
    source.value = index + 1;
  });
}
