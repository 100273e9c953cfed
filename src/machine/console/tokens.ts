/** The tokenizer of expressions: words, numbers and operators. */
import { Refusal } from './refusal.ts';

const TOKEN =
  /\s*(?:(\$[\w$]*|[A-Za-z_]\w*)|(0[xX][0-9a-fA-F]+|\d\w*(?:\.\w*)?)|('(?:\\[0-7]{1,3}|\\.|[^'\\])')|(->|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|[-+*/%&|^~!<>=()[\].,@?:]))/y;

export interface Token {
  readonly kind: 'name' | 'number' | 'letter' | 'sign' | 'end';
  readonly text: string;
  /** Offset in the expression. */
  readonly at: number;
}

const KINDS = ['name', 'number', 'letter', 'sign'] as const;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      const rest = text.slice(at).trim();
      throw new Refusal(
        /^["'`]/.test(rest)
          ? `Unmatched single quote.`
          : `Invalid character '${String.fromCodePoint(rest.codePointAt(0) ?? 0)}' in expression.`,
      );
    }
    for (const [index, kind] of KINDS.entries()) {
      const word = match[index + 1];
      if (word !== undefined) tokens.push({ kind, text: word, at: TOKEN.lastIndex - word.length });
    }
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

const LETTERS: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11, e: 27 };

/** Code of `'a'` or `'\n'`. */
export function letterCode(text: string): number {
  const inside = text.slice(1, -1);
  if (!inside.startsWith('\\')) return inside.charCodeAt(0) & 0xff;
  const rest = inside.slice(1);
  return /^[0-7]/.test(rest) ? parseInt(rest, 8) & 0xff : (LETTERS[rest] ?? rest.charCodeAt(0) & 0xff);
}

export function numberIn(text: string): number {
  const isWhole = /^(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)u?l?$/i.test(text);
  const bare = text.replace(/[ul]+$/i, '');
  const number = /^0[0-7]+$/.test(bare) ? parseInt(bare, 8) : Number(bare);
  if (!isWhole) throw new Refusal(`Invalid number "${text}".`);
  if (number >= 2 ** 32) throw new Refusal('Numeric constant too large.');
  return number;
}
