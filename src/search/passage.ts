/** What is searched: the talk in passages, each with the place that shows it. */
import type { Options } from 'minisearch';
import { asked, indexed, isUnspaced } from './words.ts';

export interface Passage {
  /** From 0, in the order of the talk. */
  readonly id: number;
  readonly kind: 'slide' | 'notes' | 'glossary';
  /** Id of the slide, and how many steps show the passage. */
  readonly slide: string;
  readonly step: number;
  /** As at the foot of the slide. */
  readonly number: string;
  /** The slide's, or the word that is explained. */
  readonly title: string;
  readonly text: string;
  /** Id of a word of the glossary. */
  readonly term?: string | undefined;
}

/** The build makes the index by these, and the page reads it by these. */
export const options: Options<Passage> = {
  fields: ['title', 'text'],
  storeFields: ['kind', 'slide', 'step', 'number', 'title', 'text', 'term'],
  tokenize: indexed,
  // They are plain already.
  processTerm: (term) => term,
  searchOptions: {
    tokenize: asked,
    boost: { title: 2 },
    // One character that stands alone begins a pair wherever another follows it.
    prefix: (term) => term.length > 2 || isUnspaced(term),
    // A short word with a letter changed is another word: EPT, get.
    fuzzy: (term) => (term.length > 4 && !isUnspaced(term) ? 0.2 : false),
  },
};
