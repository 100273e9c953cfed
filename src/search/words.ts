/**
 * Text as it is compared, and cut into words. The build makes the index by it and the page asks by it, each with its own
 * edition of Unicode: so it goes by ranges and normalization, and not by `Intl.Segmenter`, which cuts the same Thai or
 * Chinese sentence differently in Node and in each browser.
 */

/**
 * What a word may be written with or without: accents, Hebrew points, Arabic vowel signs, tatweel, and signs that only
 * join, part or turn. Not the vowels of Indic and Thai scripts, nor the voicing of kana: those make other words.
 */
const OPTIONAL = signsOf(
  '00ad 0300-036f 0483-0487 0591-05bd 05bf 05c1 05c2 05c4 05c5 05c7 0610-061c 0640 064b-065f 0670 06d6-06dc 06df-06e8 ' +
    '06ea-06ed 0711 0730-074a 1ab0-1aff 1dc0-1dff 200b-200f 202a-202e 2060-2069 20d0-20ff fe00-fe0f fe20-fe2f feff',
);

/** Letters that normalization leaves whole: what people without that key type. */
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

/** Who types `Krakow` means Kraków, `xen` means ＸＥＮ, `STRASSE` means Straße. */
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
  /** As it is compared. */
  readonly word: string;
  /** Where it stands in the plain text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Words of a plain text; where there are no blanks between words, each two neighbouring characters are one, and the last
 * stands alone: `構造化` is `構造`, `造化` and `化`. So a text is found by any part of it, be it one character.
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

/** What the index holds of a text. */
export const indexed = (text: string): string[] => wordsIn(plain(text)).map(({ word }) => word);

/** What a query asks for: the last of several characters is part of the pair before it. */
export function asked(query: string): string[] {
  const words = wordsIn(plain(query));
  return words.filter(({ word, end }, at) => !isUnspaced(word) || words[at - 1]?.end !== end).map(({ word }) => word);
}

/** A plain text, whose every code unit knows where in the text it comes from. */
interface Traced {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export function traced(text: string): Traced {
  let made = '';
  const from: number[] = [];
  const to: number[] = [];
  // A letter with what belongs to it: half-width kana have their voicing as a letter of its own.
  for (const { 0: cluster, index } of text.matchAll(/[^][\p{M}\p{Cf}\uff9e\uff9f]*/gu)) {
    const letters = plain(cluster);
    made += letters;
    from.push(...Array.from({ length: letters.length }, () => index));
    to.push(...Array.from({ length: letters.length }, () => index + cluster.length));
  }
  return { text: made, from, to };
}

/** Ranges of code points in hexadecimal as a pattern; written out, combining signs would stick to their neighbours. */
function signsOf(ranges: string): RegExp {
  const escaped = ranges.replaceAll(/[0-9a-f]{4}/g, String.raw`\u$&`).replaceAll(' ', '');
  return new RegExp(`[${escaped}]`, 'g');
}
