import type { Element, Root } from 'hast';
import { inLanguage } from '../../language.ts';
import type { Part, RenderedSlide, Slide, Talk } from '../../talk.ts';
import { chaptersOf, numbersOf } from '../numbers.ts';
import { remarkElement, shortRemarksOf } from '../remarks.ts';
import { frames } from './frames.ts';
import { onFloor, sidesOf } from './blocks.ts';
import { plannedOf, withMinutes } from './minutes.ts';
import { classes, h, isElement, textOf, walk } from '../../trees.ts';
import { underTitle } from '../../render/render.ts';

/** Frames on a slide that opens the talk; a section has as many as its number. */
export const TITLE_FRAMES = 6;

/** The deck as reveal.js expects it: one `section` a slide, side by side, without notes. */
export const composeDeck = (talk: Talk): Root => compose(talk, (slide, context) => section(slide, context));

/** One section a slide, as `toSection` makes it. */
export function compose(talk: Talk, toSection: (slide: RenderedSlide, context: SlideContext) => Element): Root {
  const contexts = contextsOf(talk);
  const sections = talk.slides.flatMap((slide, index) => {
    const context = contexts[index];
    return context ? [toSection(slide, context)] : [];
  });
  return { type: 'root', children: sections.flatMap((one) => [one, { type: 'text', value: '\n' }]) };
}

/** The context of each slide, in their order. */
export function contextsOf(talk: Talk): SlideContext[] {
  const chapters = chaptersOf(talk.parts);
  const planned = plannedOf(talk);
  const { language } = talk.meta;
  return numbersOf(talk.slides).map((number, index) => ({
    number,
    part: talk.parts[index],
    chapters,
    planned,
    language,
  }));
}

/**
 * Adapts a slide to a page one folder below the deck: picture addresses go up one folder. A table that is wider than a
 * phone scrolls, so its box must be focusable. It takes the table's name, which would otherwise be announced twice.
 */
export function forFolder(element: Element): Element {
  const { src } = element.properties;
  return {
    ...element,
    properties: {
      ...element.properties,
      ...(typeof src === 'string' && { src: src.replace(/^\.\//, '../') }),
      ...(classes(element).includes('table') && {
        tabIndex: 0,
        role: 'group',
        ariaLabel: nameOfTable(element),
      }),
      ...(element.tagName === 'table' && { ariaLabel: undefined }),
    },
    children: element.children.map((child) => (child.type === 'element' ? forFolder(child) : child)),
  };
}

/** The title of its slide; on a slide without one, the names of its columns. */
function nameOfTable(table: Element): string {
  const [title] = table.children.filter(isElement).map(({ properties }) => properties.ariaLabel);
  if (typeof title === 'string') return title;
  const names: string[] = [];
  walk(table, (node) => {
    if (node.type === 'element' && node.tagName === 'th' && node.properties.scope !== 'row')
      names.push(textOf(node).trim());
  });
  return names.filter(Boolean).join(', ');
}

export interface SlideContext {
  readonly number: string;
  readonly part: Part | undefined;
  readonly chapters: readonly Part[];
  /** Seconds planned for each part, by its id. */
  readonly planned: ReadonlyMap<string, number>;
  /** The talk's. */
  readonly language: string;
}

export function section(rendered: RenderedSlide, { number, part, chapters, planned, language }: SlideContext): Element {
  const { slide, steps, heading, body } = rendered;
  const { layout, place } = slide;
  const isSection = layout === 'section';
  const level = slide.opensPart ? 1 : 2;
  const ornaments = isSection
    ? [frames(Math.max(1, part?.number ?? 1), 'section')]
    : layout === 'title'
      ? [frames(TITLE_FRAMES, 'title')]
      : [];
  const partNumber =
    isSection && part ? [h('p', { className: ['part-number'], ariaHidden: 'true' }, part.number.toString())] : [];
  // A former id still works as a link target where no script looks it up.
  const formerIds = slide.aliases.map((alias) => h('span', { id: alias }));
  const { main, foot } = onFloor(body.children.filter(isElement).map((block) => underTitle(block, level)));
  return h(
    'section',
    {
      id: slide.id,
      className: ['slide'],
      dataLayout: layout,
      dataSteps: steps,
      // reveal.js's own attribute for slides that its progress does not count.
      ...(slide.isBackup && { dataVisibility: 'uncounted' }),
      ...(slide.printsSteps && { dataPrint: 'steps' }),
      dataPlace: `${place.file}:${place.line}`,
      ...(slide.aliases.length > 0 && { dataAlias: slide.aliases.join(' ') }),
      ...inLanguage(slide.language),
    },
    ...ornaments,
    ...partNumber,
    h(`h${level}`, {}, ...formerIds, ...heading),
    ...(main.length > 0
      ? [h('div', { className: ['body'] }, ...(sidesOf(layout, main) ?? withMinutes(layout, main, planned)))]
      : []),
    ...(isSection ? [track(chapters, part)] : []),
    h('div', { className: ['foot'] }, ...foot),
    furniture(slide, number, part, slide.language ?? language),
  );
}

/** All parts of the talk in one line, the present one marked. */
function track(chapters: readonly Part[], here: Part | undefined): Element {
  const items = chapters.map(({ number, title }) =>
    h('li', number === here?.number ? { className: ['here'] } : {}, title),
  );
  return h('ol', { className: ['parts'], ariaHidden: 'true' }, ...items);
}

function furniture(slide: Slide, number: string, part: Part | undefined, language: string): Element {
  return h(
    'footer',
    { className: ['furniture'] },
    ...(part && part.number > 0
      ? [h('span', { className: ['part-name'] }, h('b', {}, part.number.toString()), h('span', {}, part.title))]
      : []),
    ...shortRemarksOf(slide).map((remark) => remarkElement('span', remark, { language })),
    h('span', { className: ['number'] }, number),
  );
}
