/**
 * A share page for each slide at `s/<id>/`. Link previews never see what follows `#`, so a slide needs a path of its
 * own for its own card. It redirects readers to the article.
 */
import { FILES } from '../contract.ts';
import { ofPage } from '../language.ts';
import type { Slide, Talk, TalkMeta, Version } from '../talk.ts';
import { h, wordsIn } from '../trees.ts';
import { DOOR_POLICY } from './policy.ts';
import { namesOf } from '../loader/beside/published.ts';
import { cardOf, describe, madeFrom, pages, policyOf, type Picture } from './head.ts';
import { write } from '../pages/write.ts';
import type { RootContent } from 'mdast';

/** A file that is made from the talk. */
export interface SiteFile {
  /** From the site's root. */
  readonly fileName: string;
  readonly source: string;
}

/** The folder of a slide's page, from the site's root, ready for an address. */
export const sharePath = (id: string): string => `s/${encodeURIComponent(id)}/`;

/** Where the site keeps the picture of a slide: in the folder of its page, where no picture of the author's can lie. */
export const pictureFile = (id: string): string => `s/${id}/slide.png`;

/** @param photographed ids of the slides that have a picture */
export function pictureOf({ id, title }: Slide, photographed: ReadonlySet<string>): Picture | undefined {
  return photographed.has(id) ? { path: `${sharePath(id)}slide.png`, alt: title } : undefined;
}

/** For each slide, and for each id that it had before. */
export const sharePages = ({ meta, slides, version }: Talk, photographed: ReadonlySet<string>): readonly SiteFile[] =>
  slides.flatMap(({ slide }) => {
    const source = sharePage(meta, slide, { picture: pictureOf(slide, photographed), version });
    return namesOf(slide).map((name) => ({ fileName: `s/${name}/index.html`, source }));
  });

interface Made {
  readonly picture: Picture | undefined;
  readonly version: Version | undefined;
}

function sharePage(meta: TalkMeta, slide: Slide, { picture, version }: Made): string {
  const title = slide.title === meta.title ? meta.title : `${slide.title} · ${meta.title}`;
  const description = excerpt(slide) || describe(meta);
  const home = `${pages.article.path}#${encodeURIComponent(slide.id)}`;
  const onward = `../../${home}`;
  const head = h(
    'head',
    {},
    h('meta', { charSet: 'utf-8' }),
    policyOf(DOOR_POLICY),
    h('title', {}, title),
    h('meta', { name: 'description', content: description }),
    ...madeFrom(version),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('link', { rel: ['icon'], type: 'image/svg+xml', href: `../../${FILES.icon}` }),
    ...cardOf(meta, { title, description, kind: 'article', path: sharePath(slide.id), home, picture }),
    h('meta', { httpEquiv: ['refresh'], content: `0; url=${onward}` }),
  );
  const body = h('body', {}, h('p', {}, h('a', { href: onward }, title)));
  const page = h('html', ofPage(meta.language), head, body);
  return `${write({ type: 'root', children: [{ type: 'doctype' }, page] })}\n`;
}

/** The number of characters that a search engine or a link preview shows. */
const LONGEST = 200;

/** Tables and figures say little as plain text, and updates since the talk were not part of it. */
const LEFT_OUT: readonly RootContent['type'][] = ['table', 'figure', 'since'];

/** The beginning of a slide's text; of its notes where it shows only tables, figures, code, or nothing. */
export function excerpt({ body, notes }: Pick<Slide, 'body' | 'notes'>): string {
  const shown = inARow(textsOf(body));
  return clip(shown === '' ? inARow(textsOf(notes)) : shown);
}

function textsOf(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph' || node.type === 'heading') return wordsIn(node);
    if (LEFT_OUT.includes(node.type)) return [];
    return 'children' in node ? textsOf(node.children) : [];
  });
}

/** Joins texts, with `;` after those without punctuation at the end; leaves out those that are only an address. */
const inARow = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '' && !/^https?:\S+$/.test(text))
    .map((text, index, { length }) => (index === length - 1 || /\p{P}$/u.test(text) ? text : `${text};`))
    .join(' ');

/** Truncates by code points, and at a word boundary if the script has spaces. */
function clip(text: string): string {
  const signs = Array.from(text);
  if (signs.length <= LONGEST) return text;
  const start = signs.slice(0, LONGEST - 1).join('');
  return `${start.replace(/[\s\p{P}]+\S*$/u, '') || start}…`;
}
