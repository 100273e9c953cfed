/**
 * Names that the pages' HTML, scripts, styles, checks and exports share. A wrong name is a type error;
 * `tests/contract.test.ts` reports missing and unused names.
 */
import type {} from 'hast';
import type { Year } from './year.ts';

/** The editions that show the whole talk, with their paths from the deck's folder. */
export const EDITIONS = {
  deck: '',
  // Published as `read/`: shared addresses must stay valid.
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

/** The search index. A separate constant, so that a script that needs only this does not bundle the whole table. */
export const SEARCH_FILE = 'search.json';

/** Files of a built site, relative to its root. */
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

/** Standalone files that commands write to `dist/`. */
export const PRODUCTS = {
  file: 'talk.html',
  slides: 'slides.pdf',
  handout: 'handout.pdf',
  notesText: 'notes.txt',
  notesMarkdown: 'notes.md',
} as const;

/** The products that pages link to. */
export const DOWNLOADS = ['slides', 'handout', 'file'] as const satisfies readonly (keyof typeof PRODUCTS)[];

/** File that the speaker's page saves. */
export const REHEARSAL_FILE = 'rehearsal.json';

/** Files beside the slides that programs write, not authors. */
export const RECORDS = { published: 'published.txt', rehearsal: REHEARSAL_FILE } as const;

/** Keys of localStorage and sessionStorage. Never change them: readers have stored data under them. */
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

/** Events between the dev server and its pages, besides Vite's own. */
export const DEV = { slides: 'talk:slides', fit: 'talk:fit', listening: 'talk:listening' } as const;

/** Chapters of the article and the handout that are not slides, with ids that no slide can have, and titles. */
export const CHAPTERS = {
  about: { id: 'About', title: 'About this edition' },
  contents: { id: 'Contents', title: 'Contents' },
  full: { id: 'Full', title: 'Figures in full' },
  glossary: { id: 'Glossary', title: 'Glossary' },
  sources: { id: 'Sources', title: 'Sources' },
} as const;

/** Follows the slide's number on the printed page with the text of its figures. */
export const WORDS = ' text';

/** Value of `data-ready` on a page's root once its script has finished. */
export type Ready = 'deck' | 'print' | 'article' | 'speaker' | 'preflight';

/**
 * The `data-` attributes, as `dataset` names them. TypeScript rejects any other after `dataset.` and, as `dataPlace`,
 * in `h()`.
 */
export const DATA = {
  /** On a slide, in each edition. */
  slide: ['alias', 'budget', 'layout', 'place', 'print', 'slide', 'steps', 'visibility', 'backgroundColor'],
  /** On parts of a slide. */
  block: ['figure', 'group', 'groups', 'kind', 'language', 'line', 'only', 'size', 'step', 'width'],
  /** Set by reveal.js and the pages on fragments. */
  step: ['fragmentIndex'],
  /** On a page's root. */
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
  /** On parts of one edition. */
  part: ['at', 'body', 'does', 'follows', 'for', 'key', 'name', 'opens', 'part', 'slot', 'title', 'url'],
  /** On controls that handle keys and pointers themselves. */
  choice: ['choice', 'choices', 'keys'],
  /** Set by a check while it measures. */
  check: ['probe'],
} as const;

export type DataName = (typeof DATA)[keyof typeof DATA][number];

/** As HTML trees name them: `dataFragmentIndex`. */
export type DataProperty = `data${Capitalize<DataName>}`;

/** Attributes of a figure's element; see `figures/element.ts`. */
export type FigureAttribute =
  'state' | 'steps' | 'print' | 'playing' | 'as-table' | 'note' | 'waits' | 'drawn' | 'fault';

/** Events of a figure's element: the user changed its state; a link to it, or the other year, is requested. */
export type FigureEvent = 'figure-change' | 'figure-link' | 'figure-year';

/** Console message about a figure that cannot be drawn; the `fault` of its element has the reason. */
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
