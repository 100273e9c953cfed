import { chapter } from './chapters.ts';
import type { Element, ElementContent } from 'hast';
import type { RenderedSlide, TalkMeta } from '../../../talk.ts';
import { breakable } from '../../../render/links.ts';
import { h, walk, wordsOf } from '../../../trees.ts';

interface Source {
  /** From 1, in the order of their first mention. */
  readonly number: number;
  readonly names: Set<string>;
  /** By id, with their titles. */
  readonly slides: Map<string, string>;
}

/** By address. */
export type Sources = ReadonlyMap<string, Source>;

/** All addresses outside the talk that slides and notes lead to. */
export function collectSources(slides: readonly RenderedSlide[]): Sources {
  const found = new Map<string, Source>();
  for (const { slide, body, notes } of slides) {
    for (const tree of [body, notes]) {
      walk(tree, (node) => {
        const href = node.type === 'element' ? addressOf(node) : undefined;
        if (node.type !== 'element' || href === undefined) return;
        const source = found.get(href) ?? { number: found.size + 1, names: new Set(), slides: new Map() };
        found.set(href, source);
        source.slides.set(slide.id, slide.title);
        const name = wordsOf(node);
        if (!/^https?:/.test(name)) source.names.add(name);
      });
    }
  }
  return found;
}

/**
 * The list at the end: who is quoted, under which words, and where.
 *
 * @param given those of the talk as it was given; what is in the list beside them is marked as of today
 */
export function sources(
  all: Sources,
  { language }: Pick<TalkMeta, 'language'>,
  given: Sources = all,
): Element | undefined {
  if (all.size === 0) return undefined;
  const items = [...all].map(([href, { number, names, slides }]) => {
    const before = given.get(href);
    const own = before ?? { names, slides };
    const quoted = (some: readonly string[]) => some.map((name) => `“${name}”`).join(', ');
    const said = quoted([...own.names]);
    const saidSince = quoted([...names].filter((name) => !own.names.has(name)));
    const backs = linksTo([...own.slides]);
    const backsSince = linksTo([...slides].filter(([id]) => !own.slides.has(id)));
    const words = [
      said,
      ...(saidSince === '' ? [] : [ofToday(said === '' ? `${saidSince} · ` : `, ${saidSince}`)]),
      said === '' ? '' : ' · ',
    ].filter((word) => word !== '');
    return h(
      'li',
      { id: idOf(number), ...(!before && { dataOnly: 'today' }) },
      h('a', { href, className: ['address'] }, ...breakable(href)),
      h('p', {}, ...words, ...backs, ...(backsSince.length > 0 ? [ofToday(', ', ...backsSince)] : [])),
    );
  });
  return chapter('sources', language, h('ol', {}, ...items));
}

const linksTo = (slides: readonly (readonly [id: string, title: string])[]) =>
  slides.flatMap(([id, title], index) => [
    index > 0 ? ', ' : '',
    h('a', { className: ['back'], href: `#${id}` }, title),
  ]);

/** Shown where the page is as of today. */
const ofToday = (...words: readonly (Element | string)[]) => h('span', { dataOnly: 'today' }, ...words);

/**
 * Gives each link its source's number. A screen hides it, for there the link itself can be followed. What a figure
 * reads stays as it is.
 */
export function cite(element: Element, all: Sources): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (child.properties.dataFigure !== undefined) return [child];
    const number = all.get(addressOf(child) ?? '')?.number;
    if (number === undefined) return [cite(child, all)];
    return [child, h('sup', { className: ['cite'] }, h('a', { href: `#${idOf(number)}` }, number.toString()))];
  });
  return { ...element, children };
}

const idOf = (number: number) => `Source-${number}`;

function addressOf({ tagName, properties: { href } }: Element): string | undefined {
  return tagName === 'a' && typeof href === 'string' && /^https?:/.test(href) ? href : undefined;
}
