import { chapter } from './chapters.ts';
import type { Element, ElementContent, Root } from 'hast';
import { inEnglish } from '../../../language.ts';
import type { RenderedSlide, Slide, Talk, Term } from '../../../talk.ts';
import type { Paper } from './quoted.ts';
import { h } from '../../../trees.ts';
import { firstUse } from '../../../loader/beside/glossary.ts';

const slug = (term: string) => term.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');

/** The anchor of a term's entry. */
export const termId = (term: string): string => `Term-${slug(term)}`;
/** The anchor of its first use. */
const useId = (term: string) => `Use-${slug(term)}`;

/** What an entry links to: its first use and its source, on paper with their numbers. */
type Ways =
  | { readonly linked: ReadonlySet<Term>; readonly sourceAt: (address: string) => string; readonly paper?: never }
  | { readonly paper: Paper };

/**
 * The glossary; each entry has a link back to a slide that uses the term.
 *
 * `linked` has the terms whose first use is a link; `sourceAt` returns the address of a source, or of its entry in the
 * list.
 */
export function glossary({ meta, glossary: terms, slides }: Talk, ways: Ways): Element | undefined {
  if (terms.length === 0) return undefined;
  const english = inEnglish(meta.language);
  const onPaper = ({ at, source }: Term, { numberOf, cite }: Paper) => {
    const number = cite(source ?? '');
    return [
      ...(number ? [number, ' '] : []),
      h('a', { className: ['back', 'own'], href: `#${at}`, ...english }, `slide\u00a0${numberOf(at) ?? ''}`),
    ];
  };
  const onScreen = (
    term: Term,
    { linked, sourceAt }: Exclude<Ways, { readonly paper: Paper }>,
    used: Slide | undefined,
  ) => {
    const back = linked.has(term) ? useId(term.term) : term.at;
    return [
      ...(term.source === undefined ? [] : [h('a', { href: sourceAt(term.source), ...english }, 'Source'), ' · ']),
      h('a', { href: `#${back}` }, used?.title ?? term.at),
    ];
  };
  const entries = terms.flatMap((term) => {
    const used = slides.find(({ slide }) => [slide.id, ...slide.aliases].includes(term.at))?.slide;
    const at = used?.id ?? term.at;
    return [
      h('dt', { id: termId(term.term) }, term.term),
      h(
        'dd',
        {},
        ...withCode(`${term.is} `),
        ...(ways.paper ? onPaper({ ...term, at }, ways.paper) : onScreen(term, ways, used)),
      ),
    ];
  });
  return chapter('glossary', meta.language, h('dl', {}, ...entries));
}

/**
 * Links the first use of each term, on a slide or in its notes, to the glossary. Returns the slides, and the terms that
 * occur.
 */
export function linkTerms(
  all: readonly RenderedSlide[],
  terms: readonly Term[],
): { readonly slides: readonly RenderedSlide[]; readonly linked: ReadonlySet<Term> } {
  const slides = [...all];
  const linked = new Set<Term>();
  for (const term of terms) {
    for (const [index, slide] of slides.entries()) {
      const body = linkTerm(slide.body.children, term);
      const notes = body ? undefined : linkTerm(slide.notes.children, term);
      if (!body && !notes) continue;
      linked.add(term);
      slides[index] = {
        ...slide,
        ...(body && { body: { type: 'root', children: body } }),
        ...(notes && { notes: { type: 'root', children: notes } }),
      };
      break;
    }
  }
  return { slides, linked };
}

/** The same nodes with the first use of the term as a link; undefined if they do not use it. */
function linkTerm(nodes: readonly Root['children'][number][], term: Term): ElementContent[] | undefined {
  const inner = nodes.filter((node) => node.type !== 'doctype');
  for (const [index, node] of inner.entries()) {
    const made = linkIn(node, term);
    if (made) return [...inner.slice(0, index), ...made, ...inner.slice(index + 1)];
  }
  return undefined;
}

/** Whether an element gets no links: titles, links, code, and the data of figures. */
const isLeft = ({ tagName, properties }: Element) =>
  ['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tagName) || properties.dataFigure !== undefined;

function linkIn(node: ElementContent, term: Term): ElementContent[] | undefined {
  if (node.type === 'element') {
    const children = isLeft(node) ? undefined : linkTerm(node.children, term);
    return children && [{ ...node, children }];
  }
  const use = node.type === 'text' ? firstUse(term.term, node.value) : undefined;
  if (node.type !== 'text' || !use) return undefined;
  const word = node.value.slice(use.start, use.end);
  const [before, after] = [node.value.slice(0, use.start), node.value.slice(use.end)];
  return [
    { type: 'text', value: before },
    h('a', { className: ['term'], id: useId(term.term), href: `#${termId(term.term)}` }, word),
    { type: 'text', value: after },
  ];
}

/** Text between backquotes as code. */
const withCode = (text: string): (Element | string)[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part));
