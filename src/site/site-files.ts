/** The files beside the pages, for search engines, phones and hosts. */
import { FILES, FOLDERS } from '../contract.ts';
import { directionOf } from '../language.ts';
import type { Talk, TalkMeta } from '../talk.ts';
import { forHost } from './policy.ts';
import { sharePages, sharePath, type SiteFile } from './share-page.ts';
import { pages } from './head.ts';

/** `--paper` of `pages/style/tokens.css` in the light theme. */
const PAPER = '#fbfaf6';

/** The number of characters that fit under an app icon on a phone. */
const SHORT = 12;

interface SiteContext {
  /** Ids of the slides that have a picture. */
  readonly photographed: ReadonlySet<string>;
  /** The Content-Security-Policy of the pages. */
  readonly policy: string;
}

export const siteFiles = (talk: Talk, { photographed, policy }: SiteContext): readonly SiteFile[] => [
  { fileName: FILES.robots, source: robots(talk.meta) },
  ...(talk.meta.url === undefined ? [] : [{ fileName: FILES.siteMap, source: sitemap(talk, talk.meta.url) }]),
  { fileName: FILES.manifest, source: manifest(talk.meta) },
  { fileName: FILES.headers, source: headers(policy) },
  ...sharePages(talk, photographed),
];

const robots = ({ url }: TalkMeta) =>
  ['User-agent: *', 'Allow: /', ...(url === undefined ? [] : ['', `Sitemap: ${url}${FILES.siteMap}`]), ''].join('\n');

function sitemap({ slides }: Talk, url: string): string {
  const paths = [pages.deck.path, pages.article.path, ...slides.map(({ slide }) => sharePath(slide.id))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...paths.map((path) => `  <url><loc>${escape(url + path)}</loc></url>`),
    '</urlset>',
    '',
  ].join('\n');
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;');

function manifest({ title, language }: TalkMeta): string {
  const content = {
    name: title,
    short_name: shortName(title),
    lang: language,
    dir: directionOf(language),
    start_url: './',
    display: 'standalone',
    background_color: PAPER,
    theme_color: PAPER,
    icons: [{ src: `./${FILES.icon}`, type: 'image/svg+xml', sizes: 'any' }],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** As many whole words of the title as fit, and at least the first. */
function shortName(title: string): string {
  const words = title.split(/\s+/);
  const starts = words.map((_, index) => words.slice(0, index + 1).join(' '));
  return starts.findLast((start) => start.length <= SHORT) ?? starts[0] ?? title;
}

/** In the format of Netlify, Cloudflare Pages and others. File names in `assets/` have a hash of the content. */
const headers = (policy: string) => `/*
  Content-Security-Policy: ${forHost(policy)}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=(), fullscreen=(self), screen-wake-lock=(self), window-management=(self)
  Cross-Origin-Opener-Policy: same-origin
/${FOLDERS.assets}*
  Cache-Control: public, max-age=31536000, immutable
`;
