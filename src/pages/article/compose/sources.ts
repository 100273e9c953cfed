import { chapter } from './chapters.ts';
import type { Element, ElementContent } from 'hast';
import { CHAPTERS } from '../../../contract.ts';
import { spokenDate } from '../../../dates.ts';
import { inEnglish } from '../../../language.ts';
import type { Source, SourceKind, Talk, TalkMeta } from '../../../talk.ts';
import { breakable, pageOf } from '../../../render/links.ts';
import { numbersOf } from '../../numbers.ts';
import { termId } from './glossary.ts';
import { h, walk, wordsOf } from '../../../trees.ts';

/** A page that the talk quotes. */
export interface Quoted {
  /** From 1, in the order of their first mention. */
  readonly number: number;
  /** As it was first given; that of the register, where the talk has one. */
  readonly address: string;
  readonly listed: Source | undefined;
  /** The words that lead to it. */
  readonly names: Set<string>;
  /** By id, with their numbers. */
  readonly slides: Map<string, string>;
  /** Words that the glossary explains by it. */
  readonly terms: Set<string>;
}

/** What the talk quotes, in the order of the first mention. */
export interface Sources {
  readonly all: readonly Quoted[];
  /** The source at an address. */
  readonly at: (address: string) => Quoted | undefined;
}

/**
 * All addresses outside the talk that slides and notes lead to. Where the talk lists its sources, those of the glossary
 * follow, and links to parts of a page are one source.
 */
export function collectSources({
  slides,
  glossary,
  sources: register,
}: Pick<Talk, 'slides' | 'glossary' | 'sources'>): Sources {
  const listed = new Map(register.map((source) => [pageOf(source.url), source]));
  // An address in Markdown may have letters that are escaped in HTML.
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

/** What differs on paper, where nothing can be pressed. */
export interface Paper {
  /** The number of a slide, by its id. */
  readonly numberOf: (id: string) => string | undefined;
  /** The number of a source, by its address. */
  readonly cite: (address: string) => Element | undefined;
}

/**
 * The list at the end: what is quoted, and where. Of a source that the talk lists there is what it lists; of another, the
 * words that lead to it. On paper each entry tells the day on which it was read, and the numbers of the slides.
 */
export function sources(all: Sources, { language }: Pick<TalkMeta, 'language'>, paper?: Paper): Element | undefined {
  if (all.all.length === 0) return undefined;
  const usual = paper ? undefined : usualDay(all);
  const inWords = paper ? onOneLine : spokenDate;
  const items = all.all.map((source) => {
    const { number, address, listed } = source;
    const [head, foot] = listed
      ? [
          [work(listed, { language, inWords, href: paper ? undefined : address })],
          reading(listed, { usual, language, inWords }),
        ]
      : [[], wordsFor(source)];
    const link = h('a', { className: ['address'], href: address }, ...(paper ? unbroken(address) : [address]));
    const places = h('p', {}, ...foot, ...placesOf(source, language, paper !== undefined));
    return h(
      'li',
      // On a screen only the glossary leads here.
      { ...((paper !== undefined || source.terms.size > 0) && { id: idOf(number) }) },
      ...head,
      // On a screen the title of a work is its link: an address with a hash in it is four lines of a phone. On paper the
      // address comes last, with its own room below.
      ...(paper ? [places, link] : listed ? [places] : [link, places]),
    );
  });
  const note =
    usual === undefined
      ? []
      : [
          h(
            'p',
            { className: ['own'], ...inEnglish(language) },
            `Where no other day is given, last read on ${spokenDate(usual)}.`,
          ),
        ];
  return chapter('sources', language, ...note, h('ol', {}, ...items));
}

/** Characters that stand on one line of paper for sure. */
const LINE = 80;

/** An address that is cut behind slashes alone: of a hyphen at a line's end nobody could tell whose it is. */
const unbroken = (address: string): ElementContent[] =>
  breakable(address).map((part) =>
    part.type === 'text' && part.value.length <= LINE ? h('span', { className: ['piece'] }, part.value) : part,
  );

const KINDS: Record<SourceKind, string> = {
  commit: 'Commit',
  file: 'Source file',
  mail: 'Mail',
  issue: 'Issue',
  'pull request': 'Pull request',
  manual: 'Manual',
  page: 'Web page',
  slides: 'Slides',
  paper: 'Paper',
  release: 'Release',
  package: 'Package',
  repository: 'Repository',
  video: 'Video',
  post: 'Post',
};

/** What kind of source it is, and of when: `Mail, 7 November 2018`. */
const kindOf = ({ kind, date }: Source, inWords = spokenDate): string =>
  [KINDS[kind], ...(date === undefined ? [] : [inWords(date)])].join(', ');

/** A date that paper does not tear. */
const onOneLine = (date: string): string => spokenDate(date).replaceAll(' ', '\u00a0');

interface Work {
  readonly language: string;
  readonly inWords: (date: string) => string;
  /** Where its title leads. */
  readonly href: string | undefined;
}

/** As in a bibliography: author, title, kind and date. */
const work = (source: Source, { language, inWords, href }: Work): Element =>
  h(
    'p',
    {},
    ...(source.by === undefined ? [] : [`${ended(source.by)} `]),
    href === undefined ? h('cite', {}, source.title) : h('a', { href }, h('cite', {}, source.title)),
    `${ended(source.title).slice(source.title.length)} `,
    h('span', { className: ['own'], ...inEnglish(language) }, `${kindOf(source, inWords)}.`),
  );

/** Author, title, kind and date in one line. */
export const workInWords = (source: Source): string =>
  [...(source.by === undefined ? [] : [source.by]), source.title, kindOf(source)].map(ended).join(' ');

/** With a full stop, unless it ends in punctuation. */
const ended = (words: string): string => (/[.!?…。]$/u.test(words) ? words : `${words}.`);

/** The day on which most sources were last read. */
function usualDay({ all }: Sources): string | undefined {
  const counts = new Map<string, number>();
  for (const { listed } of all)
    if (listed?.read !== undefined) counts.set(listed.read, (counts.get(listed.read) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

interface Reading {
  readonly usual: string | undefined;
  readonly language: string;
  readonly inWords: (date: string) => string;
}

/** That it was not read, or when it was last read, if not on the usual day; and the copy that does not change. */
const reading = ({ read, unread, archived }: Source, { usual, language, inWords }: Reading): (Element | string)[] => [
  ...(unread === undefined
    ? []
    : [h('span', { className: ['own'], ...inEnglish(language) }, 'Not read: '), unread, ' · ']),
  ...(read === undefined || read === usual
    ? []
    : [h('span', { className: ['own'], ...inEnglish(language) }, `Last read ${inWords(read)}`), ' · ']),
  ...(archived === undefined
    ? []
    : [h('a', { className: ['archived'], href: archived, ...inEnglish(language) }, 'archived copy'), ' · ']),
];

/** The words that lead to a source, and a dot. */
const wordsFor = ({ names }: Quoted): string[] =>
  names.size === 0 ? [] : [[...names].map((name) => `“${name}”`).join(', '), ' · '];

/** The ways back to where a source is quoted: `Slides 3, 14, +1`, as titles have commas of their own. */
function placesOf({ slides, terms }: Quoted, language: string, isPaper: boolean): (Element | string)[] {
  const own = (words: string) => h('span', { className: ['own'], ...inEnglish(language) }, words);
  const back = (id: string, words: string) =>
    h('a', { ...(isPaper && { className: ['back'] }), href: `#${id}` }, words);
  const row = (links: readonly Element[]) => links.flatMap((link, index) => (index > 0 ? [', ', link] : [link]));
  const backs = row([...slides].map(([id, number]) => back(id, number)));
  const explained = row([...terms].map((term) => back(termId(term), term)));
  return [
    ...(slides.size === 0 ? [] : [own(slides.size === 1 ? 'Slide ' : 'Slides '), ...backs]),
    ...(terms.size === 0 ? [] : [slides.size > 0 ? ' · ' : '', own(`${CHAPTERS.glossary.title}: `), ...explained]),
  ];
}

/**
 * Gives each link its source's number. A screen hides it, for there the link itself can be followed. What a figure
 * reads stays as it is.
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

/** The entry of a listed source; a source that no entry tells more of is its address. */
export function entryOf(address: string, all: Sources): string {
  const source = all.at(address);
  return source?.listed ? `#${idOf(source.number)}` : address;
}

const idOf = (number: number) => `Source-${number}`;

function addressOf({ tagName, properties: { href } }: Element): string | undefined {
  return tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href) ? href : undefined;
}
