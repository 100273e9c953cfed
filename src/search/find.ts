import type MiniSearch from 'minisearch';
import type { SearchResult, Options } from 'minisearch';
import { isUnspaced, traced, wordsIn, asked, indexed } from './words.ts';

export interface Hit extends Passage {
  /** The matched terms, as in the index. */
  readonly words: readonly string[];
}

/** Maximum number of results. */
const MOST = 20;

/** Returns the best passage of each slide, and glossary entries. Matches all terms (AND), or else any (OR). */
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
  // Passages of slides rank before glossary entries.
  const [words, places] = [[...best.values()].filter(isWord), [...best.values()].filter((hit) => !isWord(hit))];
  return [...places, ...words].slice(0, MOST);
}

const isWord = ({ kind }: Hit) => kind === 'glossary';

/** Validates the stored fields, because the index was fetched over the network. */
function hitOf({ id, terms, queryTerms, ...stored }: SearchResult): Hit {
  const text = (key: string) => (typeof stored[key] === 'string' ? stored[key] : '');
  const kind = text('kind');
  return {
    id: Number(id),
    kind: kind === 'notes' || kind === 'glossary' ? kind : 'slide',
    slide: text('slide'),
    step: Number(stored['step']),
    number: text('number'),
    title: text('title'),
    text: text('text'),
    ...(typeof stored['term'] === 'string' && { term: stored['term'] }),
    // Of a bigram, mark only the queried character.
    words: terms.map((term) => (isUnspaced(term) ? queryTerms.find((asked) => term.startsWith(asked)) : term) ?? term),
  };
}

/** An excerpt of a passage around the match, split into matching and other parts. */
export interface ExcerptPart {
  readonly text: string;
  readonly isFound: boolean;
}

/** Maximum characters of an excerpt: before the match, and in total. */
const [BEFORE, LENGTH] = [40, 150];

export function excerpt({ text, words }: Pick<Hit, 'text' | 'words'>): ExcerptPart[] {
  const found = placesOf(text, words);
  const first = found[0]?.start ?? 0;
  const start = first > BEFORE ? startNear(text, first - BEFORE, first) : 0;
  const end = start + LENGTH < text.length ? endNear(text, start + LENGTH, found[0]?.end ?? start) : text.length;
  const pieces: ExcerptPart[] = [];
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

/** Cuts at white space if the script has it; never inside a surrogate pair. */
function startNear(text: string, wish: number, first: number): number {
  const blank = text.indexOf(' ', wish);
  if (blank >= 0 && blank < first) return blank + 1;
  return whole(text, wish);
}

function endNear(text: string, wish: number, least: number): number {
  const blank = text.lastIndexOf(' ', wish);
  return Math.max(blank > least ? blank : whole(text, wish), least);
}

const whole = (text: string, at: number) => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds the terms with the index's normalization; adjacent bigrams are merged. */
function placesOf(text: string, words: readonly string[]): Span[] {
  const wanted = new Set(words);
  const { text: plain, from, to } = traced(text);
  const places: { start: number; end: number }[] = [];
  for (const { word, start, end } of wordsIn(plain)) {
    const [sign = ''] = word;
    const length = wanted.has(word) ? end - start : isUnspaced(word) && wanted.has(sign) ? sign.length : 0;
    if (length === 0) continue;
    const place = { start: from[start] ?? 0, end: to[start + length - 1] ?? 0 };
    const last = places.at(-1);
    if (last && place.start <= last.end) last.end = Math.max(last.end, place.end);
    else places.push(place);
  }
  return places;
}

/** What is searched: a part of the talk, with the place that shows it. */
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

/** `https://example.org/a_guest`, alone. */
const IS_ADDRESS = /^https?:\/\/\S+$/;

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
    // An address is short, and would be found before the sentence that says the same.
    boostDocument: (_, __, stored) => (IS_ADDRESS.test(String(stored?.['text'])) ? 0.3 : 1),
    // A single character is a prefix of its bigrams.
    prefix: (term) => term.length > 2 || isUnspaced(term),
    // No fuzzy matching of short words: one changed letter makes another word (EPT, get).
    fuzzy: (term) => (term.length > 4 && !isUnspaced(term) ? 0.2 : false),
  },
};
