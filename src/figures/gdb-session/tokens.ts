/** Splits a highlighted line at its terms. */

export interface Token {
  /** Highlighting class, if any. */
  readonly colour: string;
  readonly text: string;
}

export interface CodeSpan {
  /** The term that these tokens form. */
  readonly term: string | undefined;
  readonly tokens: readonly Token[];
}

/** @param terms with the index of their first character, ascending, not overlapping */
export function piecesOf(
  tokens: readonly Token[],
  terms: readonly { readonly term: string; readonly from: number }[],
): readonly CodeSpan[] {
  const pieces: CodeSpan[] = [];
  let at = 0;
  for (const { term, from } of terms) {
    pieces.push({ term: undefined, tokens: between(tokens, at, from) });
    pieces.push({ term, tokens: between(tokens, from, from + term.length) });
    at = from + term.length;
  }
  pieces.push({ term: undefined, tokens: between(tokens, at, Infinity) });
  return pieces.filter((piece) => piece.tokens.length > 0);
}

/** The tokens of a range of characters; tokens across its ends are cut. */
function between(tokens: readonly Token[], from: number, until: number): Token[] {
  let start = 0;
  return tokens.flatMap(({ colour, text }) => {
    const cut = text.slice(Math.max(0, from - start), Math.max(0, until - start));
    start += text.length;
    return cut === '' ? [] : [{ colour, text: cut }];
  });
}
