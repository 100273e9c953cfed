/** The sources that the talk cites, and the numbers by which slides and notes refer to them. */
import type { Element, ElementContent } from 'hast';
import { pageOf } from '../../../render/links.ts';
import type { Source, Talk } from '../../../talk.ts';
import { h, walk, wordsOf } from '../../../trees.ts';
import { numbersOf } from '../../numbers.ts';

/** A page that the talk cites. */
export interface Quoted {
  /** From 1, in the order of their first mention. */
  readonly number: number;
  /** As first given, or as in the talk's list of sources. */
  readonly address: string;
  readonly listed: Source | undefined;
  /** The texts of links to it. */
  readonly names: Set<string>;
  /** By id, with their numbers. */
  readonly slides: Map<string, string>;
  /** Terms for which the glossary cites it. */
  readonly terms: Set<string>;
}

/** The sources that the talk cites, in the order of their first mention. */
export interface Sources {
  readonly all: readonly Quoted[];
  /** The source at an address. */
  readonly at: (address: string) => Quoted | undefined;
}

/**
 * All addresses outside the talk that slides and notes link to. If the talk lists its sources, those of the glossary
 * follow, and links to parts of one page count as one source.
 */
export function collectSources({
  slides,
  glossary,
  sources: register,
}: Pick<Talk, 'slides' | 'glossary' | 'sources'>): Sources {
  const listed = new Map(register.map((source) => [pageOf(source.url), source]));
  // An address in Markdown may contain characters that are escaped in HTML.
  const keyOf = (address: string) =>
    listed.size > 0 ? pageOf(address) : URL.canParse(address) ? new URL(address).href : address;
  const found = new Map<string, Quoted>();
  const quote = (href: string): Quoted => {
    const source = listed.get(keyOf(href));
    const own = { number: found.size + 1, address: source?.url ?? href, listed: source };
    const quoted = found.get(keyOf(href)) ?? { ...own, names: new Set(), slides: new Map(), terms: new Set() };
    found.set(keyOf(href), quoted);
    return quoted;
  };
  const numbers = numbersOf(slides);
  for (const [index, { slide, body, notes }] of slides.entries()) {
    for (const tree of [body, notes]) {
      walk(tree, (node) => {
        const href = node.type === 'element' ? addressOf(node) : undefined;
        if (node.type !== 'element' || href === undefined) return;
        const source = quote(href);
        source.slides.set(slide.id, numbers[index] ?? '');
        const name = wordsOf(node);
        if (!/^https?:/.test(name)) source.names.add(name);
      });
    }
  }
  if (listed.size > 0) for (const { term, source } of glossary) if (source !== undefined) quote(source).terms.add(term);
  return { all: [...found.values()], at: (address) => found.get(keyOf(address)) };
}

/** References on paper, where links cannot be followed. */
export interface Paper {
  /** The number of a slide, by its id. */
  readonly numberOf: (id: string) => string | undefined;
  /** The number of a source, by its address. */
  readonly cite: (address: string) => Element | undefined;
}

/**
 * Adds the number of its source to each link; hidden on screen, where the link can be followed. The data of figures
 * stays as it is.
 *
 * @param isLinked whether the number leads to the entry
 */
export function cite(element: Element, all: Sources, isLinked = false): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (child.properties.dataFigure !== undefined) return [child];
    const sign = citation(addressOf(child) ?? '', all, isLinked);
    return sign ? [child, sign] : [cite(child, all, isLinked)];
  });
  return { ...element, children };
}

/** The raised number of the source at an address. */
export function citation(address: string, all: Sources, isLinked: boolean): Element | undefined {
  const number = all.at(address)?.number;
  if (number === undefined) return undefined;
  return isLinked ? h('sup', { className: ['cite'] }, linkToSource(number)) : h('sup', {}, number.toString());
}

export const linkToSource = (number: number): Element => h('a', { href: `#${idOf(number)}` }, number.toString());

/** The number of the source that a link leads to. */
export const numberAt = (link: Element, all: Sources): number | undefined => all.at(addressOf(link) ?? '')?.number;

/** The anchor of a listed source's entry; for other sources, whose entries say no more, their address. */
export function entryOf(address: string, all: Sources): string {
  const source = all.at(address);
  return source?.listed ? `#${idOf(source.number)}` : address;
}

/** The id of a source's entry. */
export const idOf = (number: number) => `Source-${number}`;

function addressOf({ tagName, properties: { href } }: Element): string | undefined {
  return tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href) ? href : undefined;
}
