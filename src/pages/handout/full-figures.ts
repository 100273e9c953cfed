/** Repeats the table of a figure at the end if its drawing leaves text out, as paper is not interactive. */
import { CHAPTERS } from '../../contract.ts';
import { figuresOf } from '../shared/figures.ts';
import { hasHiddenWords, wordsInFull } from '../shared/full-words.ts';
import { element, takeLanguage } from '../shared/panel.ts';

const { full: FULL, glossary, sources } = CHAPTERS;

/** Adds a unit for each such slide after the last one, with links from the slide and from the contents. */
export function addFullFigures(root: HTMLElement): void {
  const slides = [...root.querySelectorAll<HTMLElement>('.slide')].filter((slide) => hasHiddenWords([slide]));
  const units = slides.flatMap((slide, index) => {
    const unit = slide.closest<HTMLElement>('.unit');
    return unit ? [fullFigure(unit, slide, index === 0)] : [];
  });
  [...root.querySelectorAll('.unit[data-place]')].at(-1)?.after(...units);
  if (units.length > 0) addToContents(root);
}

/** Adds the link before those to the other chapters at the end. */
function addToContents(root: HTMLElement): void {
  const link = element('a', FULL.title);
  link.setAttribute('href', `#${FULL.id}`);
  const entry = element('p');
  entry.append(link);
  const end = root.querySelector(`.chapters a:is([href="#${glossary.id}"], [href="#${sources.id}"])`)?.closest('p');
  if (end) end.before(entry);
  else {
    const last = element('li');
    last.append(entry);
    root.querySelector('.chapters')?.append(last);
  }
}

function fullFigure(unit: HTMLElement, slide: HTMLElement, isFirst: boolean): HTMLElement {
  const full = element('section');
  full.id = `${FULL.id}-${unit.id}`;
  full.className = 'unit full';
  full.dataset.part = FULL.title;
  takeLanguage(full, unit);
  const back = element('a', slide.querySelector('h1, h2')?.textContent ?? '');
  back.setAttribute('href', `#${unit.id}`);
  const title = element('h2');
  title.append(back);
  if (isFirst) {
    full.dataset.opens = '';
    full.dataset.follows = '';
    const chapter = element('h1', FULL.title);
    chapter.id = FULL.id;
    full.append(chapter);
  }
  full.append(title, ...figuresOf(slide).flatMap(wordsInFull));

  const hint = element('a', 'in full, page');
  hint.className = 'in-full';
  hint.setAttribute('href', `#${full.id}`);
  const line = element('p');
  line.append(hint);
  unit.querySelector('.margin')?.append(line);
  return full;
}
