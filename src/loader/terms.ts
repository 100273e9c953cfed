/** Where the words of the glossary stand in a text. */

export interface Use {
  /** Characters from the start of the text. */
  readonly start: number;
  readonly end: number;
}

const LETTER = /[\p{L}\p{N}]/u;

/**
 * The first use of a term as a whole word: `PV` is not in `PVH`. A lower-case term may begin a sentence and be in the
 * plural.
 */
export function firstUse(term: string, text: string): Use | undefined {
  const hasCapitals = term !== term.toLowerCase();
  const [searched, wanted] = hasCapitals ? [text, term] : [text.toLowerCase(), term];
  for (let start = searched.indexOf(wanted); start >= 0; start = searched.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    const isEnd = !LETTER.test(text[end] ?? '') || (text[end] === 's' && !LETTER.test(text[end + 1] ?? ''));
    if (isEnd && !LETTER.test(text[start - 1] ?? '')) return { start, end };
  }
  return undefined;
}
