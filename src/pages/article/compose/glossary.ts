import { chapter } from './chapters.ts';
import type { Element, ElementContent, Root } from 'hast';
import { inEnglish } from '../../../language.ts';
import type { RenderedSlide, Talk, Term } from '../../../talk.ts';
import { breakable } from '../../../render/links.ts';
import { h, isElement } from '../../../trees.ts';
import { firstUse } from '../../../loader/beside/glossary.ts';

const slug = (term: string) => term.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');

/** Where a word is explained, in the article. */
export const termId = (term: string): string => `Term-${slug(term)}`;
/** Where it is used. */
const useId = (term: string) => `Use-${slug(term)}`;

/**
 * The words of the talk, with the way back to where each is used.
 *
 * @param sourceAt where a source is to be found: its address, or its entry in the list
 * @param isPrinted on paper, where an address is to be read, and the notes have no links to the words
 */
export function glossary(
  { meta, glossary: terms, slides }: Talk,
  sourceAt: (address: string) => string,
  isPrinted = false,
): Element | undefined {
  if (terms.length === 0) return undefined;
  const entries = terms.flatMap((term) => {
    const used = slides.find(({ slide }) => [slide.id, ...slide.aliases].includes(term.at));
    const isLinked = !isPrinted && used && linkTerm(used.notes.children, term);
    const back = isLinked ? useId(term.term) : isPrinted && used ? used.slide.id : term.at;
    return [
      h('dt', { id: termId(term.term) }, h('dfn', {}, term.term)),
      h(
        'dd',
        {},
        ...withCode(`${term.is} `),
        ...(term.source === undefined
          ? []
          : isPrinted
            ? [h('a', { href: term.source, className: ['address'] }, ...breakable(term.source)), ' · ']
            : [h('a', { href: sourceAt(term.source), ...inEnglish(meta.language) }, 'Source'), ' · ']),
        h('a', { className: ['back'], href: `#${back}` }, used?.slide.title ?? term.at),
      ),
    ];
  });
  return chapter('glossary', meta.language, h('dl', {}, ...entries));
}

/** The slide's notes; the words that the glossary explains by this slide lead there where they are first used. */
export function linkTerms({ slide, notes }: RenderedSlide, terms: readonly Term[]): Root {
  const names = [slide.id, ...slide.aliases];
  const blocks = terms
    .filter(({ at }) => names.includes(at))
    .reduce<ElementContent[]>((linked, term) => linkTerm(linked, term) ?? linked, notes.children.filter(isElement));
  return { type: 'root', children: blocks };
}

/** The same nodes with the first use of the word as a link; nothing where they do not use it. */
function linkTerm(nodes: readonly Root['children'][number][], term: Term): ElementContent[] | undefined {
  const inner = nodes.filter((node) => node.type !== 'doctype');
  for (const [index, node] of inner.entries()) {
    const made = linkIn(node, term);
    if (made) return [...inner.slice(0, index), ...made, ...inner.slice(index + 1)];
  }
  return undefined;
}

function linkIn(node: ElementContent, term: Term): ElementContent[] | undefined {
  if (node.type === 'element') {
    if (['a', 'code', 'pre'].includes(node.tagName)) return undefined;
    const children = linkTerm(node.children, term);
    return children && [{ ...node, children }];
  }
  const use = node.type === 'text' ? firstUse(term.term, node.value) : undefined;
  if (node.type !== 'text' || !use) return undefined;
  const link = h(
    'a',
    { className: ['term'], id: useId(term.term), href: `#${termId(term.term)}` },
    node.value.slice(use.start, use.end),
  );
  const [before, after] = [node.value.slice(0, use.start), node.value.slice(use.end)];
  return [{ type: 'text', value: before }, link, { type: 'text', value: after }];
}

/** Text between backquotes as code. */
const withCode = (text: string): (Element | string)[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part));
