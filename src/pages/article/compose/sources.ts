/** The list of sources at the end of the article and of the handout. */
import type { Element, ElementContent } from 'hast';
import { CHAPTERS } from '../../../contract.ts';
import { spokenDate } from '../../../dates.ts';
import { inEnglish } from '../../../language.ts';
import { breakable } from '../../../render/links.ts';
import type { Source, SourceKind, TalkMeta } from '../../../talk.ts';
import { h } from '../../../trees.ts';
import { chapter } from './chapters.ts';
import { termId } from './glossary.ts';
import { idOf, type Paper, type Quoted, type Sources } from './quoted.ts';

/**
 * The list at the end: each source, and the slides that cite it. For a source that the talk lists, the entry has what
 * is listed; for others, the texts of the links. On paper, each entry has the day on which the source was last read.
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
      // On a screen, only the glossary links here.
      { ...((paper !== undefined || source.terms.size > 0) && { id: idOf(number) }) },
      ...head,
      // On a screen, the title is the link: an address with a hash would take four lines on a phone. On paper, the
      // address comes last, with space below.
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

/** Number of characters that are sure to fit on a line of paper. */
const LINE = 80;

/** An address that breaks only after slashes: a hyphen at a line's end could belong to it or not. */
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

/** The kind and date of a source: `Mail, 7 November 2018`. */
const kindOf = ({ kind, date }: Source, inWords = spokenDate): string =>
  [KINDS[kind], ...(date === undefined ? [] : [inWords(date)])].join(', ');

/** A date with no-break spaces, for paper. */
const onOneLine = (date: string): string => spokenDate(date).replaceAll(' ', '\u00a0');

interface Work {
  readonly language: string;
  readonly inWords: (date: string) => string;
  /** The address that its title links to. */
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

/** That it was not read, or when it was last read, if not on the usual day; and its archived copy. */
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

/** The texts of links to a source, and a separator. */
const wordsFor = ({ names }: Quoted): string[] =>
  names.size === 0 ? [] : [[...names].map((name) => `“${name}”`).join(', '), ' · '];

/** Links back to where a source is cited: `Slides 3, 14, +1`. By number, as titles contain commas. */
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
