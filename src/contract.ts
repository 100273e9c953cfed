/**
 * Names that the pages' HTML, scripts, styles, checks and exports share. A wrong name is a type error; `tests/contract.test.ts`
 * finds names in built pages and sources that do not stand here, and names here that nobody uses.
 */
import type {} from 'hast';
import type { Year } from './year.ts';

/** The editions that show the whole talk, and where each is, from the deck's folder. */
export const EDITIONS = {
  deck: '',
  // Published as `read/`: an address that was given away stays.
  article: 'read/',
  speaker: 'speaker/',
  handout: 'handout/',
  preflight: 'preflight/',
} as const;

export type EditionName = keyof typeof EDITIONS;

export const editionNames = [
  'deck',
  'article',
  'speaker',
  'handout',
  'preflight',
] as const satisfies readonly EditionName[];

/** What the search asks for. By itself, as is what else a script needs alone: it would bring the whole table with it. */
export const SEARCH_FILE = 'search.json';

/** Files of a built site, from its root. */
export const FILES = {
  page: 'index.html',
  worker: 'sw.js',
  search: SEARCH_FILE,
  icon: 'favicon.svg',
  preview: 'preview.png',
  robots: 'robots.txt',
  siteMap: 'sitemap.xml',
  manifest: 'site.webmanifest',
  headers: '_headers',
} as const;

/** Folders of a built site: scripts, styles and fonts; the author's pictures; a page to share for each slide. */
export const FOLDERS = { assets: 'assets/', pictures: 'pictures/', shared: 's/' } as const;

/** What commands make in `dist/` to hand on by itself. */
export const PRODUCTS = {
  file: 'talk.html',
  slides: 'slides.pdf',
  handout: 'handout.pdf',
  notesText: 'notes.txt',
  notesMarkdown: 'notes.md',
} as const;

/** Those of them that pages link to. */
export const DOWNLOADS = ['slides', 'handout', 'file'] as const satisfies readonly (keyof typeof PRODUCTS)[];

/** What the speaker's page saves. */
export const REHEARSAL_FILE = 'rehearsal.json';

/** Files beside the slides that programs write, not authors. */
export const RECORDS = { published: 'published.txt', rehearsal: REHEARSAL_FILE } as const;

/** Keys of localStorage and sessionStorage. Readers have them stored: they never change. */
export const KEYS = {
  state: (talk: string) => `talk-state ${talk}`,
  alive: (talk: string) => `talk-alive ${talk}`,
  former: (talk: string) => `talk-former ${talk}`,
  run: (talk: string) => `talk-run ${talk}`,
  ink: (talk: string) => `talk-ink ${talk}`,
  settings: (talk: string) => `talk-settings ${talk}`,
  place: (talk: string) => `talk-place ${talk}`,
  projector: 'talk-projector',
  scroll: 'talk-scroll',
  notesSize: 'talk-notes-size',
} as const;

/** What the dev server and its pages tell each other, beside Vite's own events. */
export const DEV = { slides: 'talk:slides', fit: 'talk:fit', listening: 'talk:listening' } as const;

/** Chapters of the article and the handout that no slide is: their ids, which slides cannot have, and their titles. */
export const CHAPTERS = {
  about: { id: 'About', title: 'About this edition' },
  contents: { id: 'Contents', title: 'Contents' },
  full: { id: 'Full', title: 'Figures in full' },
  glossary: { id: 'Glossary', title: 'Glossary' },
  sources: { id: 'Sources', title: 'Sources' },
} as const;

/** How the printed page of a figure's own words is called after that of its slide. */
export const WORDS = ' text';

/** What `data-ready` of a page's root says once its script has done its work. */
export type Ready = 'deck' | 'print' | 'article' | 'speaker' | 'preflight';

/**
 * The `data-` attributes, as `dataset` names them. TypeScript refuses any other after `dataset.` and, as `dataPlace`, in
 * `h()`.
 */
export const DATA = {
  /** Of a slide, in each edition. */
  slide: ['alias', 'budget', 'layout', 'place', 'print', 'slide', 'steps', 'visibility', 'backgroundColor'],
  /** Of what stands on a slide. */
  block: ['figure', 'group', 'groups', 'kind', 'language', 'line', 'only', 'size', 'step', 'width'],
  /** Set by reveal.js and the pages on what appears in its turn. */
  step: ['fragmentIndex'],
  /** Of a page's root. */
  root: [
    'edition',
    'figures',
    'file',
    'filled',
    'home',
    'laid',
    'leaving',
    'paper',
    'ready',
    'refused',
    'theme',
    'year',
  ],
  /** Of parts of one edition. */
  part: ['at', 'body', 'does', 'follows', 'for', 'key', 'name', 'opens', 'part', 'slot', 'title', 'url'],
  /** Of what keys and hands choose. */
  choice: ['choice', 'choices', 'keys'],
  /** Set by a check while it measures. */
  check: ['probe'],
} as const;

export type DataName = (typeof DATA)[keyof typeof DATA][number];

/** As trees of HTML name them: `dataFragmentIndex`. */
export type DataProperty = `data${Capitalize<DataName>}`;

/** Attributes of a figure's element; `figures/element.ts` says what they are for. */
export type FigureAttribute =
  'state' | 'steps' | 'print' | 'playing' | 'as-table' | 'note' | 'waits' | 'drawn' | 'fault';

/** Events of a figure's element: its state was changed by hand; a link to it, or the other year, is asked for. */
export type FigureEvent = 'figure-change' | 'figure-link' | 'figure-year';

/** What a page's console says of a figure that cannot be drawn; `fault` of its element has the reason. */
export const notDrawn = (figure: string, slide: string, reason: string): string =>
  `The figure ${figure} on #${slide} is not drawn: ${reason}`;

declare module 'hast' {
  interface Properties extends Partial<Record<DataProperty, string | number | boolean | null | undefined>> {
    dataVisibility?: 'uncounted';
  }
}

declare global {
  interface DOMStringMap extends Partial<Record<DataName, string>> {
    ready?: Ready;
    figures?: 'ready';
    edition?: EditionName;
    year?: Year;
    print?: 'steps';
    visibility?: 'uncounted';
  }
}
