import type MiniSearch from 'minisearch';
import type { SearchResult } from 'minisearch';
import { plain, type Passage } from './passage.ts';

export interface Hit extends Passage {
  /** The words of the passage that were found, as the index has them. */
  readonly words: readonly string[];
}

/** As many as one looks through. */
const MOST = 20;

/** The best passage of each slide, and words of the glossary; with all words of the query, or else with any. */
export function find(index: MiniSearch<Passage>, query: string): Hit[] {
  const all = index.search(query, { combineWith: 'AND' });
  const results = all.length > 0 ? all : index.search(query);
  const best = new Map<string, Hit>();
  for (const result of results) {
    const hit = hitOf(result);
    const key = hit.term ?? hit.slide;
    const known = best.get(key);
    if (!known) best.set(key, hit);
  }
  // Where the talk speaks of a word comes before what the word means.
  const [words, places] = [[...best.values()].filter(isWord), [...best.values()].filter((hit) => !isWord(hit))];
  return [...places, ...words].slice(0, MOST);
}

const isWord = ({ kind }: Hit) => kind === 'glossary';

/** What the index stores is what `passage.ts` told it to; it has come over a network, so each field is looked at. */
function hitOf({ id, terms, ...stored }: SearchResult): Hit {
  const text = (key: string) => (typeof stored[key] === 'string' ? stored[key] : '');
  const kind = text('kind');
  return {
    id: Number(id),
    kind: kind === 'notes' || kind === 'glossary' ? kind : 'slide',
    slide: text('slide'),
    step: Number(stored.step),
    number: text('number'),
    title: text('title'),
    text: text('text'),
    ...(typeof stored.term === 'string' && { term: stored.term }),
    words: terms,
  };
}

/** A piece of a passage around what was found, in parts that are found and parts that are not. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** Characters of an excerpt, before it and in all. */
const [BEFORE, LENGTH] = [40, 150];

export function excerpt({ text, words }: Pick<Hit, 'text' | 'words'>): Piece[] {
  const found = placesOf(text, words);
  const first = found[0]?.start ?? 0;
  const start = first > BEFORE ? text.indexOf(' ', first - BEFORE) + 1 : 0;
  const end = start + LENGTH < text.length ? Math.max(text.lastIndexOf(' ', start + LENGTH), first + 1) : text.length;
  const pieces: Piece[] = [];
  let at = start;
  for (const place of found.filter((one) => one.start >= start && one.end <= end)) {
    pieces.push({ text: text.slice(at, place.start), isFound: false });
    pieces.push({ text: text.slice(place.start, place.end), isFound: true });
    at = place.end;
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? ' …' : ''), isFound: false });
  const shown = pieces.filter((piece) => piece.text !== '');
  return start > 0 ? [{ text: '… ', isFound: false }, ...shown] : shown;
}

/** Words are compared as the index compares them, letter by letter, so that places stay those of the text. */
function placesOf(text: string, words: readonly string[]): { readonly start: number; readonly end: number }[] {
  const wanted = new Set(words);
  return [...text.matchAll(/[^\n\r\p{Z}\p{P}]+/gu)]
    .filter(([word]) => wanted.has(plain(word)))
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}
