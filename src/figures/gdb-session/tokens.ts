/** A line of code in colours, cut where the terms are. */

export interface Token {
  /** Class of the colour, if it has one. */
  readonly colour: string;
  readonly text: string;
}

export interface CodeSpan {
  /** The term that these tokens are. */
  readonly term: string | undefined;
  readonly tokens: readonly Token[];
}

/** @param terms with the index of their first letter, in rising order, none inside of another */
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

/** The tokens from one letter up to another; those on the border are cut. */
function between(tokens: readonly Token[], from: number, until: number): Token[] {
  let start = 0;
  return tokens.flatMap(({ colour, text }) => {
    const cut = text.slice(Math.max(0, from - start), Math.max(0, until - start));
    start += text.length;
    return cut === '' ? [] : [{ colour, text: cut }];
  });
}
