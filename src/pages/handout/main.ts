/** The handout: slides and notes on sheets of paper. Without this script they follow each other. */
import { fetchFigures, holdFigures, releaseFigures, showFinalFigures } from '../shared/figures.ts';
import { describeDrawings, loadAll, chooseSlides, leadAway } from '../shared/paper.ts';
import { applySettings } from '../shared/settings.ts';
import { showStep, stepsOf } from '../shared/steps.ts';
import { talkYear } from '../../figures/page.ts';
import { otherYear, yearNamed, type Year } from '../../year.ts';
import { addFullFigures } from './full-figures.ts';
import { layOut, numberPages, reservePages } from './lay-out.ts';
import { paperOf } from './sheets.ts';

const root = document.querySelector<HTMLElement>('.handout');
if (root) await makeHandout(root, new URLSearchParams(location.search));

/**
 * `?paper=letter` selects Letter, `?year=today` the slides as of today, `?range=3-7` only these slides.
 * An invalid range is reported in the page's `data-refused`.
 */
async function makeHandout(root: HTMLElement, query: URLSearchParams): Promise<void> {
  const html = document.documentElement;
  html.classList.add('print', 'laid');
  // Paper is light, and by default shows the talk as it was given.
  const year = yearNamed(query.get('year'), talkYear()) ?? 'then';
  applySettings({ theme: 'light', year });
  keepYear(root, year);
  html.dataset.paper = paperOf(query.get('paper'));
  markChoices(query, { paper: html.dataset.paper, year });
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
  // Only now: moving a figure draws it again.
  describeDrawings(root);
  html.dataset.ready = 'print';
}

/** Removes what is only for the other year. */
function keepYear(root: HTMLElement, year: Year): void {
  for (const other of root.querySelectorAll(`[data-only='${otherYear(year)}']`)) other.remove();
  if (year === 'then') for (const since of root.querySelectorAll('.since')) since.remove();
}

/** Each link keeps the other choices. */
function markChoices(query: URLSearchParams, now: Readonly<Record<string, string>>): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.choices a[href^="?"]')) {
    const chosen = [...new URLSearchParams(link.search)];
    if (chosen.every(([name, value]) => now[name] === value)) link.setAttribute('aria-current', 'true');
    const both = new URLSearchParams(query);
    for (const [name, value] of chosen) both.set(name, value);
    link.search = both.toString();
  }
}

/** Sets explicit numbers, which stay right on the next sheet and after entries before them are removed. */
function numberSources(root: HTMLElement): void {
  root.querySelectorAll<HTMLLIElement>('.sources li').forEach((source, index) => {
    source.value = index + 1;
  });
}

/**
 * Removes all other slides, and entries of contents and sources that link only to them.
 *
 * @returns what is wrong with the range
 */
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
