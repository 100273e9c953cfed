/** The heads of pages: metadata for tabs, search engines and link previews. */
import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import type { TalkMeta, Version } from '../talk.ts';
import { yearOfTalk } from '../year.ts';
import { h } from '../trees.ts';
import { editionNames, EDITIONS, type EditionName } from '../contract.ts';

/** A picture of a slide, as `npm run talk -- pictures` takes it. */
export interface Picture {
  /** From the site's root, ready for an address. */
  readonly path: string;
  readonly alt: string;
}

/** Size of a picture, in px, which all link previews support. */
export const PICTURE_SIZE = { width: 1200, height: 630 };

/** The link preview of a page. */
export interface Card {
  readonly title: string;
  readonly description: string;
  readonly kind: 'website' | 'article';
  /** From the site's root: where a link to it leads. */
  readonly path: string;
  /** The canonical path of the content, if not `path`. */
  readonly home?: string;
  readonly picture?: Picture | undefined;
}

/** The pages that show the whole talk, by their folders; the deck's is the root. */
export const pages = {
  deck: { path: EDITIONS.deck, title: (talk: string) => talk, kind: 'website' },
  article: { path: EDITIONS.article, title: (talk: string) => `${talk} · to read`, kind: 'article' },
  // Pages for the speaker or for print have no search results and no link previews.
  speaker: { path: EDITIONS.speaker, title: (talk: string) => `${talk} · speaker view`, kind: 'tool' },
  handout: { path: EDITIONS.handout, title: (talk: string) => `${talk} · handout`, kind: 'tool' },
  preflight: { path: EDITIONS.preflight, title: (talk: string) => `${talk} · preflight`, kind: 'tool' },
} as const satisfies Readonly<Record<EditionName, object>>;

export type PageName = EditionName;

/** @param path of a page's shell, `/read/index.html` */
export const pageAt = (path: string): PageName =>
  editionNames.find((name) => name !== 'deck' && path.startsWith(`/${pages[name].path}`)) ?? 'deck';

/** What is not part of the talk's metadata. */
export interface Built {
  /** Only the built site has one. */
  readonly policy?: string | undefined;
  /** Inline script that runs before the first paint; the policy has its hash. */
  readonly script?: string | undefined;
  /** Of the first slide. */
  readonly picture?: Picture | undefined;
  readonly version?: Version | undefined;
  /** In seconds: the whole talk, then each slide. The deck starts the clock when it leaves the first. */
  readonly plan?: readonly number[] | undefined;
}

/** The head of a page that shows the whole talk. The policy comes first: it applies only to the elements after it. */
export function headOf(
  meta: TalkMeta,
  name: PageName,
  { policy, script, picture, version, plan }: Built = {},
): Element[] {
  const { path, title, kind } = pages[name];
  const description = describe(meta);
  const told = [
    ...(script === undefined ? [] : [h('script', {}, script)]),
    h('title', {}, title(meta.title)),
    h('meta', { name: 'description', content: description }),
    h('meta', { name: 'author', content: meta.author.name }),
    h('meta', { name: 'talk', content: talkIdOf(meta) }),
    h('meta', { name: 'year', content: yearOfTalk(meta) }),
    ...(name === 'deck' && plan ? [h('meta', { name: 'plan', content: plan.join(' ') })] : []),
    ...madeFrom(version),
    // Sites that we link to are not told where the reader comes from.
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    ...(kind === 'tool' ? [h('meta', { name: 'robots', content: 'noindex' })] : []),
  ];
  if (policy === undefined) return told;
  const card = { title: meta.title, description, path, picture };
  return [
    policyOf(policy),
    ...told,
    h('link', { rel: ['manifest'], href: `${path === '' ? './' : '../'}site.webmanifest` }),
    ...(kind === 'tool' ? [] : [...cardOf(meta, { ...card, kind }), jsonOf(meta)]),
  ];
}

export const describe = ({ subtitle, author, event, place, date }: TalkMeta): string =>
  [subtitle, `${author.name}, ${event}, ${place}, ${date}`].filter(Boolean).join('. ');

/**
 * Tells talks at the same address apart, as in browser storage: during development every talk is served from `/` of the
 * same port. The slides are not hashed, so that the id survives an edit.
 */
export const talkIdOf = ({ title, author, event, date }: TalkMeta): string =>
  createHash('sha256')
    .update(JSON.stringify([title, author.name, event, date]))
    .digest('hex')
    .slice(0, 12);

/** The commit and the date of the sources; the PDF export reads them here. */
export const madeFrom = (version: Version | undefined): Element[] => [
  ...(version?.commit === undefined
    ? []
    : [h('meta', { name: 'commit', content: version.commit + (version.isChanged ? ' with changes' : '') })]),
  ...(version ? [h('meta', { name: 'date', content: version.date })] : []),
];

export const policyOf = (policy: string): Element =>
  h('meta', { httpEquiv: ['Content-Security-Policy'], content: policy });

/** https://ogp.me/. Addresses must be absolute there; without the address of the site they are left out. */
export function cardOf(
  { url, language }: TalkMeta,
  { title, description, kind, path, home, picture }: Card,
): Element[] {
  const properties: readonly (readonly [string, string | number])[] = [
    ['og:type', kind],
    ['og:title', title],
    ['og:description', description],
    ['og:locale', localeOf(language)],
    // Crawlers follow this address, and must find the same card there.
    ...(url === undefined ? [] : [['og:url', url + path] as const]),
    ...(url === undefined || picture === undefined
      ? []
      : ([
          ['og:image', url + picture.path],
          ['og:image:type', 'image/png'],
          ['og:image:width', PICTURE_SIZE.width],
          ['og:image:height', PICTURE_SIZE.height],
          ['og:image:alt', picture.alt],
        ] as const)),
  ];
  const isLarge = url !== undefined && picture !== undefined;
  return [
    ...(url === undefined ? [] : [h('link', { rel: ['canonical'], href: url + (home ?? path) })]),
    ...properties.map(([property, content]) => h('meta', { property, content: content.toString() })),
    h('meta', { name: 'twitter:card', content: isLarge ? 'summary_large_image' : 'summary' }),
  ];
}

const jsonOf = (meta: TalkMeta): Element => h('script', { type: 'application/ld+json' }, linkedData(meta));

/** Open Graph requires a region: a language alone gets its most likely one, `de_DE` for `de`. */
function localeOf(language: string): string {
  const { language: tongue, region } = new Intl.Locale(language).maximize();
  return region === undefined ? tongue : `${tongue}_${region}`;
}

/**
 * The talk in the vocabulary of https://schema.org/: JSON-LD as the text of a `script` element. Only `<` needs
 * escaping: it begins both the end tag and a comment.
 */
export const linkedData = (meta: TalkMeta): string => JSON.stringify(graph(meta)).replaceAll('<', String.raw`\u003c`);

function graph({ title, subtitle, author, event, date, place, language, url, licence }: TalkMeta) {
  const id = `${url ?? ''}#talk`;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'PresentationDigitalDocument',
        '@id': id,
        name: title,
        alternativeHeadline: subtitle,
        author: { '@type': 'Person', name: author.name },
        dateCreated: date,
        inLanguage: language,
        license: licenceAddress(licence),
        url,
      },
      // Slides are neither what the event is about nor a recording of it: they are shown there.
      {
        '@type': 'Event',
        name: event,
        startDate: date,
        location: { '@type': 'Place', name: place },
        performer: { '@type': 'Person', name: author.name },
        workFeatured: { '@id': id },
      },
    ],
  };
}

/** Common licences by their identifiers in https://spdx.org/licenses/; a link to any other might be dead. */
const SPDX =
  /^(?:CC0-1\.0|CC-BY(?:-NC)?(?:-SA|-ND)?-(?:[123]\.0|2\.5|4\.0)|0BSD|BSD-[123]-Clause|ISC|MIT|Apache-2\.0|MPL-2\.0|(?:A|L)?GPL-3\.0-(?:only|or-later)|GPL-2\.0-(?:only|or-later)|GFDL-1\.[123]-(?:only|or-later)|Unlicense)$/;

const licenceAddress = (licence: string): string | undefined =>
  SPDX.test(licence) ? `https://spdx.org/licenses/${licence}.html` : undefined;
