/** The search documents: passages of the talk, each with its location. */
import type { Options } from 'minisearch';
import { asked, indexed, isUnspaced } from './words.ts';

export interface Passage {
  /** Zero-based, in the order of the talk. */
  readonly id: number;
  readonly kind: 'slide' | 'notes' | 'glossary';
  /** Slide id, and the number of steps until the passage is visible. */
  readonly slide: string;
  readonly step: number;
  /** Number in the slide's footer. */
  readonly number: string;
  /** Title of the slide, or the glossary term. */
  readonly title: string;
  readonly text: string;
  /** Id of a glossary entry. */
  readonly term?: string | undefined;
}

/** Index options, shared by the build and the page. */
export const options: Options<Passage> = {
  fields: ['title', 'text'],
  storeFields: ['kind', 'slide', 'step', 'number', 'title', 'text', 'term'],
  tokenize: indexed,
  // Already normalized.
  processTerm: (term) => term,
  searchOptions: {
    tokenize: asked,
    boost: { title: 2 },
    // A single character is a prefix of its bigrams.
    prefix: (term) => term.length > 2 || isUnspaced(term),
    // No fuzzy matching of short words: one changed letter makes another word (EPT, get).
    fuzzy: (term) => (term.length > 4 && !isUnspaced(term) ? 0.2 : false),
  },
};
