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
