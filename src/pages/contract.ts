/** Names that pages, scripts, checks and exports share. */

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

/** What `data-ready` of a page's root says once its script has done its work. */
export type Ready = 'deck' | 'print' | 'article' | 'speaker' | 'preflight';
