/** Where the words of the glossary stand in a text. */

export interface Use {
  /** Characters from the start of the text. */
  readonly start: number;
  readonly end: number;
}

const LETTER = /[\p{L}\p{N}]/u;

/**
 * The first place where a text uses a term as a word of its own: `PV` is not in `PVH`. A term in small letters may begin
 * a sentence, and may stand in the plural.
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
