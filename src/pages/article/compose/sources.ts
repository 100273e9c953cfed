import { chapter } from './chapters.ts';
import type { Element, ElementContent } from 'hast';
import { CHAPTERS } from '../../../contract.ts';
import { spokenDate } from '../../../dates.ts';
import { inEnglish } from '../../../language.ts';
import type { Source, SourceKind, Talk, TalkMeta } from '../../../talk.ts';
import { pageOf } from '../../../render/links.ts';
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
  /** By id, with their titles. */
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
  for (const { slide, body, notes } of slides) {
    for (const tree of [body, notes]) {
      walk(tree, (node) => {
        const href = node.type === 'element' ? addressOf(node) : undefined;
        if (node.type !== 'element' || href === undefined) return;
        const source = quote(href);
        source.slides.set(slide.id, slide.title);
        const name = wordsOf(node);
        if (!/^https?:/.test(name)) source.names.add(name);
      });
    }
  }
  if (listed.size > 0) for (const { term, source } of glossary) if (source !== undefined) quote(source).terms.add(term);
  return { all: [...found.values()], at: (address) => found.get(keyOf(address)) };
}

/**
 * The list at the end: what is quoted, and where. Of a source that the talk lists there is what it lists; of another, the
 * words that lead to it.
 *
 * @param given those of the talk as it was given; what is in the list beside them is marked as of today
 */
export function sources(
  all: Sources,
  { language }: Pick<TalkMeta, 'language'>,
  given: Sources = all,
): Element | undefined {
  if (all.all.length === 0) return undefined;
  const usual = usualDay(all);
  const items = all.all.map((source) => {
    const { number, address, listed } = source;
    const before = given.at(address);
    const [head, foot] = listed
      ? [[work(listed, language)], reading(listed, usual, language)]
      : [[], wordsFor(source, before)];
    return h(
      'li',
      { id: idOf(number), ...(!before && { dataOnly: 'today' }) },
      ...head,
      h('a', { className: ['address'], href: address }, address),
      h('p', {}, ...foot, ...placesOf(source, before, language)),
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
const kindOf = ({ kind, date }: Source): string =>
  [KINDS[kind], ...(date === undefined ? [] : [spokenDate(date)])].join(', ');

/** As in a bibliography: author, title, kind and date. */
const work = (source: Source, language: string): Element =>
  h(
    'p',
    { className: ['work'] },
    ...(source.by === undefined ? [] : [`${ended(source.by)} `]),
    h('cite', {}, source.title),
    `${ended(source.title).slice(source.title.length)} `,
    h('span', { className: ['own'], ...inEnglish(language) }, `${kindOf(source)}.`),
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

/** That it was not read, or when it was last read, if not on the usual day; and the copy that does not change. */
const reading = (
  { read, unread, archived }: Source,
  usual: string | undefined,
  language: string,
): (Element | string)[] => [
  ...(unread === undefined
    ? []
    : [h('span', { className: ['own'], ...inEnglish(language) }, 'Not read: '), unread, ' · ']),
  ...(read === undefined || read === usual
    ? []
    : [h('span', { className: ['own'], ...inEnglish(language) }, `Last read ${spokenDate(read)}`), ' · ']),
  ...(archived === undefined
    ? []
    : [h('a', { className: ['archived'], href: archived, ...inEnglish(language) }, 'archived copy'), ' · ']),
];

/** The words that lead to a source, and a dot. */
function wordsFor({ names }: Quoted, before: Quoted | undefined): (Element | string)[] {
  const own = before?.names ?? names;
  const inQuotes = (some: readonly string[]) => some.map((name) => `“${name}”`).join(', ');
  const said = inQuotes([...own]);
  const saidSince = inQuotes([...names].filter((name) => !own.has(name)));
  return [
    said,
    ...(saidSince === '' ? [] : [ofToday(said === '' ? `${saidSince} · ` : `, ${saidSince}`)]),
    said === '' ? '' : ' · ',
  ].filter((word) => word !== '');
}

/** The ways back to where a source is quoted. */
function placesOf({ slides, terms }: Quoted, before: Quoted | undefined, language: string): (Element | string)[] {
  const own = before?.slides ?? slides;
  const backs = linksTo([...own]);
  const backsSince = linksTo([...slides].filter(([id]) => !own.has(id)));
  const explained = [...terms].flatMap((term, index) => [
    index > 0 ? ', ' : '',
    h('a', { className: ['back'], href: `#${termId(term)}` }, term),
  ]);
  const label = h('span', { className: ['own'], ...inEnglish(language) }, `${CHAPTERS.glossary.title}: `);
  const inGlossary = explained.length > 0 ? [slides.size > 0 ? ' · ' : '', label, ...explained] : [];
  const isOfToday = before?.terms.size === 0;
  return [
    ...backs,
    ...(backsSince.length > 0 ? [ofToday(backs.length > 0 ? ', ' : '', ...backsSince)] : []),
    ...(isOfToday && inGlossary.length > 0 ? [ofToday(...inGlossary)] : inGlossary),
  ];
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
 *
 * @param isLinked whether the number leads to the entry
 */
export function cite(element: Element, all: Sources, isLinked = false): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (child.properties.dataFigure !== undefined) return [child];
    const number = all.at(addressOf(child) ?? '')?.number;
    if (number === undefined) return [cite(child, all, isLinked)];
    const words = isLinked ? h('a', { href: `#${idOf(number)}` }, number.toString()) : number.toString();
    return [child, h('sup', { className: ['cite'] }, words)];
  });
  return { ...element, children };
}

/** The entry of a listed source; a source that no entry tells more of is its address. */
export function entryOf(address: string, all: Sources): string {
  const source = all.at(address);
  return source?.listed ? `#${idOf(source.number)}` : address;
}

const idOf = (number: number) => `Source-${number}`;

function addressOf({ tagName, properties: { href } }: Element): string | undefined {
  return tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href) ? href : undefined;
}
