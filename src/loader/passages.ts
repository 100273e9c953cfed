import type { Element } from 'hast';
import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import MiniSearch from 'minisearch';
import { options, type Passage } from '../search/passage.ts';
import type { RenderedSlide, Talk } from '../talk.ts';
import { figureNamed, wordsOfFigure } from './check/figure.ts';
import { numbersOf } from './compose.ts';
import { classes, isElement, isFragment, textOf } from './hast.ts';
import { termId } from './reading/glossary.ts';
import { walk } from './walk.ts';

type Found = Pick<Passage, 'kind' | 'step' | 'text'> & Partial<Pick<Passage, 'title' | 'term'>>;

/** The index of the talk, as JSON. */
export function searchIndex(talk: Talk): string {
  const index = new MiniSearch<Passage>(options);
  index.addAll(passagesOf(talk));
  return JSON.stringify(index);
}

/** Slides, code, figures, notes and glossary, each text with the step that shows it first. */
export function passagesOf({ slides, glossary }: Talk): Passage[] {
  const numbers = numbersOf(slides);
  const passages = slides.flatMap((rendered, index) => {
    const { slide } = rendered;
    const own = { slide: slide.id, number: numbers[index] ?? '', title: slide.title };
    const names = [slide.id, ...slide.aliases];
    const found: Found[] = [
      ...shownOn(rendered),
      ...rendered.notes.children
        .filter(isElement)
        .map((block) => ({ kind: 'notes' as const, step: 0, text: wordsOf(block) })),
      ...glossary
        .filter(({ at }) => names.includes(at))
        .map(({ term, is }) => ({ kind: 'glossary' as const, step: 0, text: is, title: term, term: termId(term) })),
    ];
    return found.map((one) => ({ ...own, ...one, text: single(one.text) }));
  });
  return passages.map((passage, id) => ({ id, ...passage }));
}

/** What stands on the slide. The title alone is a passage, too: a slide may have no more. */
function shownOn({ slide, body }: RenderedSlide): Found[] {
  const words = figuresIn(slide.body).map(wordsOfFigure);
  const passages: Found[] = [{ kind: 'slide', step: 0, text: '' }];
  const add = (text: string, step: number) => {
    if (text.trim() !== '') passages.push({ kind: 'slide', step, text });
  };
  const look = (element: Element, step: number) => {
    const at = isFragment(element) ? indexOf(element) + 1 : step;
    if (element.properties.dataFigure !== undefined) {
      const steps = [
        at,
        ...element.children
          .filter(isElement)
          .filter(isFragment)
          .map((one) => indexOf(one) + 1),
      ];
      (words.shift() ?? []).forEach((text, index) => {
        add(text, steps[index] ?? at);
      });
    } else if (classes(element).includes('code')) {
      for (const { text, group } of linesOf(element)) add(text, groupStep(element, group) ?? at);
    } else if (isWhole(element)) add(wordsOf(element), at);
    else for (const child of element.children.filter(isElement)) look(child, at);
  };
  for (const block of body.children.filter(isElement)) look(block, 0);
  return passages;
}

/** Whether nothing inside appears by itself: then it is one passage. */
function isWhole(element: Element): boolean {
  const others: Element[] = [];
  walk(element, (node) => {
    if (node !== element && node.type === 'element') others.push(node);
  });
  const isOwn = (inner: Element) =>
    isFragment(inner) || inner.properties.dataFigure !== undefined || classes(inner).includes('code');
  return !others.some(isOwn) && !['div', 'ul', 'ol', 'blockquote'].includes(element.tagName);
}

/** Directives of figures in the order of the page. */
function figuresIn(blocks: readonly RootContent[]): ContainerDirective[] {
  const found: ContainerDirective[] = [];
  for (const block of blocks) {
    walk(block, (node) => {
      if (node.type === 'containerDirective' && figureNamed(node.name)) found.push(node);
    });
  }
  return found;
}

/** The lines of a code block that are said together; in group 0 those that no step brings forward. */
function linesOf(code: Element): { readonly text: string; readonly group: number }[] {
  const groups = new Map<number, string[]>();
  walk(code, (node) => {
    if (node.type !== 'element' || !classes(node).includes('line')) return;
    const [first] = String(node.properties.dataGroups ?? '').split(' ');
    const group = Number(first);
    const text = node.children.filter(isElement).find((one) => classes(one).includes('line-text'));
    groups.set(group, [...(groups.get(group) ?? []), text ? textOf(text) : '']);
  });
  return [...groups].map(([group, lines]) => ({ group, text: lines.join(' ') }));
}

function groupStep(code: Element, group: number): number | undefined {
  const step = code.children.filter(isElement).find(({ properties }) => properties.dataGroup === group);
  return step && indexOf(step) + 1;
}

const indexOf = ({ properties }: Element) => Number(properties.dataFragmentIndex ?? 0);

/** Elements between which a word may go on: `<em>para</em>virtual` is one. */
const WITHIN_WORDS = new Set(['a', 'code', 'del', 'em', 'span', 'strong']);

/** The words of a block; those of neighbouring cells, which have no blank between them, stay two. */
function wordsOf(element: Element): string {
  let text = '';
  walk(element, (node) => {
    if (node.type === 'text') text += node.value;
    else if (node.type === 'element' && !WITHIN_WORDS.has(node.tagName)) text += ' ';
  });
  return text;
}

const single = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
