import type { Element, Root } from 'hast';
import { inEnglish, inLanguage, isEnglish } from '../../language.ts';
import type { Layout, Origin, Part, RenderedSlide, Slide, Talk } from '../../talk.ts';
import { chaptersOf, numbersOf } from '../numbers.ts';
import { frames } from './frames.ts';
import { classes, h, isElement, textOf, walk } from '../../trees.ts';
import { underTitle } from '../../render/render.ts';

/** What the foot of a slide says of its rebuilt lists. */
const ORIGINS: Record<Origin, string> = {
  original: 'the original deck',
  author: 'the author’s other texts',
  period: 'sources of the time',
  inferred: 'the text around it',
};

/** Frames on a slide that opens the talk; a section has as many as its number. */
export const TITLE_FRAMES = 6;

/** The deck as reveal.js expects it: one `section` a slide, side by side, without notes. */
export const composeDeck = (talk: Talk): Root => compose(talk, (slide, context) => section(slide, context));

/** One section a slide, as `toSection` makes it. */
export function compose(talk: Talk, toSection: (slide: RenderedSlide, context: SlideContext) => Element): Root {
  const chapters = chaptersOf(talk.parts);
  const numbers = numbersOf(talk.slides);
  const sections = talk.slides.map((slide, index) =>
    toSection(slide, { number: numbers[index] ?? '', part: talk.parts[index], chapters, language: talk.meta.language }),
  );
  return { type: 'root', children: sections.flatMap((one) => [one, { type: 'text', value: '\n' }]) };
}

/**
 * Adapts a slide to a page one folder below the deck: picture addresses go up one folder. A table that is wider than a
 * phone scrolls, so it must be focusable.
 *
 * @param around the language of what the element stands in
 */
export function forFolder(element: Element, around: string): Element {
  const { src, lang } = element.properties;
  const language = lang ?? around;
  return {
    ...element,
    properties: {
      ...element.properties,
      ...(typeof src === 'string' && { src: src.replace(/^\.\//, '../') }),
      ...(classes(element).includes('table') && {
        tabIndex: 0,
        role: 'group',
        ariaLabel: isEnglish(language) ? 'Table' : columnsOf(element),
      }),
    },
    children: element.children.map((child) => (child.type === 'element' ? forFolder(child, language) : child)),
  };
}

/** The names of a table's columns, which tell it from others, in its own language. */
function columnsOf(table: Element): string {
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
  /** The talk's. */
  readonly language: string;
}

export function section(rendered: RenderedSlide, { number, part, chapters, language }: SlideContext): Element {
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
    ...(main.length > 0 ? [h('div', { className: ['body'] }, ...(sidesOf(layout, main) ?? main))] : []),
    ...(isSection ? [track(chapters, part)] : []),
    h('div', { className: ['foot'] }, ...foot),
    furniture(slide, number, part, slide.language ?? language),
  );
}

/**
 * Divides a slide's blocks at its floor: below it lie the addresses that end the slide, and all that has changed since
 * the talk.
 */
function onFloor(blocks: readonly Element[]): { readonly main: Element[]; readonly foot: Element[] } {
  const standing = blocks.filter((block) => !isSince(block));
  const end = standing.findLastIndex((block) => !isAddress(block)) + 1;
  return { main: standing.slice(0, end), foot: [...standing.slice(end), ...blocks.filter(isSince)] };
}

const isSince = (block: Element): boolean => classes(block).includes('since');

/** A paragraph of an address and nothing else. */
const isAddress = ({ tagName, children: [first, second] }: Element): boolean =>
  tagName === 'p' && first?.type === 'element' && classes(first).includes('address') && !second;

/** The blocks of a layout with two sides, divided between them. Nothing, if one side would be empty. */
function sidesOf(layout: Layout, blocks: readonly Element[]): Element[] | undefined {
  if (layout !== 'beside' && layout !== 'bio') return undefined;
  // What is drawn has a side; of a person, what they do: a list, and the line before it.
  const list = blocks.findIndex((block) => block.tagName !== 'p');
  const isSecond = layout === 'beside' ? isDrawn : (block: Element) => blocks.indexOf(block) >= list - 1;
  const sides = [blocks.filter((block) => !isSecond(block)), blocks.filter(isSecond)];
  if (sides.some((side) => side.length === 0)) return undefined;
  return sides.map((side) => h('div', { className: ['side'] }, ...side));
}

function isDrawn(block: Element): boolean {
  let found = false;
  walk(block, (node) => {
    if (node.type === 'element') found ||= node.properties.dataFigure !== undefined || node.tagName === 'img';
  });
  return found;
}

/** All parts of the talk in one line, the present one marked. */
function track(chapters: readonly Part[], here: Part | undefined): Element {
  const items = chapters.map(({ number, title }) =>
    h('li', number === here?.number ? { className: ['here'] } : {}, title),
  );
  return h('ol', { className: ['parts'], ariaHidden: 'true' }, ...items);
}

/** What a slide says of itself in the program's words: what it was rebuilt from, and what this edition adds. */
export interface Remark {
  readonly kind: 'origin' | 'addition';
  readonly text: string;
  /** The author's words after it. */
  readonly names?: string;
}

export function remarksOf(slide: Pick<Slide, 'origins' | 'isAdded' | 'additions'>): Remark[] {
  const from = slide.origins.map((origin) => ORIGINS[origin]).join(' and ');
  return [...(from === '' ? [] : [{ kind: 'origin', text: `rebuilt from ${from}` } as const]), ...additionOf(slide)];
}

/** An unnamed addition is not described: the double line beside the block shows it. */
function additionOf({ isAdded, additions }: Pick<Slide, 'isAdded' | 'additions'>): Remark[] {
  const kind = 'addition';
  const text = 'added in this edition';
  if (!isAdded && additions.length === 0) return [];
  const names = isAdded ? [] : additions.filter((what) => what !== undefined);
  if (names.length === 0) return [{ kind, text }];
  return [{ kind, text: `${text}${additions.includes(undefined) ? '; also' : ':'} `, names: names.join(', ') }];
}

/** A remark on a slide in this language. */
export const remarkElement = (
  tagName: 'a' | 'p' | 'span',
  { kind, text, names }: Remark,
  { language, ...properties }: { readonly language: string; readonly href?: string },
): Element =>
  h(
    tagName,
    { className: [kind, 'own'], ...inEnglish(language), ...properties },
    ...(names === undefined
      ? [text]
      : isEnglish(language)
        ? [text + names]
        : [text, h('span', inLanguage(language), names)]),
  );

function furniture(slide: Slide, number: string, part: Part | undefined, language: string): Element {
  return h(
    'footer',
    { className: ['furniture'] },
    ...(part && part.number > 0 ? [h('span', { className: ['part-name'] }, h('b', {}, part.number.toString()), part.title)] : []),
    ...remarksOf(slide).map((remark) => remarkElement('span', remark, { language })),
    h('span', { className: ['number'] }, number),
  );
}
