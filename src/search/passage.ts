/** What is searched: the talk in passages, each with the place that shows it. */
import type { Options } from 'minisearch';

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

/** A word as it is compared: who types `Krakow` means Kraków. */
export const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The build makes the index by these, and the page reads it by these. */
export const options: Options<Passage> = {
  fields: ['title', 'text'],
  storeFields: ['kind', 'slide', 'step', 'number', 'title', 'text', 'term'],
  processTerm: plain,
  searchOptions: {
    boost: { title: 2 },
    prefix: (term) => term.length > 2,
    // A short word with a letter changed is another word: EPT, get.
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  },
};
