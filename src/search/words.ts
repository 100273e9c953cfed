/**
 * Normalizes and tokenizes text for search. The build and the page run it with different Unicode versions. Therefore it
 * uses code point ranges and normalization instead of `Intl.Segmenter`, which segments the same Thai or Chinese sentence
 * differently in Node and in each browser.
 */

/**
 * Characters ignored in comparison: accents, Hebrew points, Arabic vowel signs, tatweel, joiners and directional marks.
 * Not the vowels of Indic and Thai scripts, nor the voicing marks of kana, which make other words.
 */
const OPTIONAL = signsOf(
  '00ad 0300-036f 0483-0487 0591-05bd 05bf 05c1 05c2 05c4 05c5 05c7 0610-061c 0640 064b-065f 0670 06d6-06dc 06df-06e8 ' +
    '06ea-06ed 0711 0730-074a 1ab0-1aff 1dc0-1dff 200b-200f 202a-202e 2060-2069 20d0-20ff fe00-fe0f fe20-fe2f feff',
);

/** Letters that NFKD does not decompose, with their usual substitutes. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  // Turkish.
  ı: 'i',
  // Greek, at the end of a word.
  ς: 'σ',
  // Arabic and Persian keyboards.
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
};
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Arabic digits, and those of Persian and Urdu. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Folds a text: `Krakow` matches Kraków, `xen` matches ＸＥＮ, `STRASSE` matches Straße. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(OPTIONAL, '')
    .replaceAll(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(DIGITS, (digit) => ((digit.codePointAt(0) ?? 0) & 0xf).toString())
    .normalize('NFC');

/** Scripts without blanks between words: Thai, Lao, Burmese, Khmer, Tai, Javanese, kana, Chinese, Yi. */
const UNSPACED =
  '\\u0e01-\\u0e3a\\u0e40-\\u0e4e\\u0e81-\\u0ece\\u0edc-\\u0edf\\u1000-\\u103f\\u1050-\\u108f\\u109a-\\u109f' +
  '\\u1780-\\u17d3\\u17dc\\u1950-\\u19ab\\u19b0-\\u19c9\\u1a20-\\u1a7c\\ua980-\\ua9c0\\ua9e0-\\ua9ef\\uaa60-\\uaa7f' +
  '\\u3005-\\u3007\\u3021-\\u3029\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f' +
  '\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua48c\\uf900-\\ufaff\\u{16fe0}-\\u{18dff}' +
  '\\u{1aff0}-\\u{1b2ff}\\u{20000}-\\u{3fffd}';

/** `構造` and `xen` of `構造 xen-構造`. */
const RUNS = new RegExp(`[${UNSPACED}]+|[^\\n\\r\\p{Z}\\p{P}${UNSPACED}]+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

export const isUnspaced = (word: string): boolean => IS_UNSPACED.test(word);

interface Word {
  /** Normalized form. */
  readonly word: string;
  /** Offset in the normalized text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Tokens of a normalized text. Scripts without spaces are split into bigrams plus the last character: `構造化` gives
 * `構造`, `造化` and `化`, so that any substring matches, even a single character.
 */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(RUNS)].flatMap(({ 0: run, index }) => {
    if (!isUnspaced(run)) return [{ word: run, start: index, end: index + run.length }];
    const signs = Array.from(run);
    let start = index;
    return signs.map((sign, at) => {
      const word = sign + (signs[at + 1] ?? '');
      const found = { word, start, end: start + word.length };
      start += sign.length;
      return found;
    });
  });
}

/** Index terms of a text. */
export const indexed = (text: string): string[] => wordsIn(plain(text)).map(({ word }) => word);

/** Query terms: without the last single character of a run, which the preceding bigram contains. */
export function asked(query: string): string[] {
  const words = wordsIn(plain(query));
  return words.filter(({ word, end }, at) => !isUnspaced(word) || words[at - 1]?.end !== end).map(({ word }) => word);
}

/** Normalized text with a source map: the original offset of each code unit. */
interface Traced {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export function traced(text: string): Traced {
  let made = '';
  const from: number[] = [];
  const to: number[] = [];
  // A letter with its marks; half-width kana have a separate character for voicing.
  for (const { 0: cluster, index } of text.matchAll(/[^][\p{M}\p{Cf}\uff9e\uff9f]*/gu)) {
    const letters = plain(cluster);
    made += letters;
    from.push(...Array.from({ length: letters.length }, () => index));
    to.push(...Array.from({ length: letters.length }, () => index + cluster.length));
  }
  return { text: made, from, to };
}

/** Builds a pattern from hexadecimal code point ranges; literal combining marks would attach to their neighbours. */
function signsOf(ranges: string): RegExp {
  const escaped = ranges.replaceAll(/[0-9a-f]{4}/g, String.raw`\u$&`).replaceAll(' ', '');
  return new RegExp(`[${escaped}]`, 'g');
}
