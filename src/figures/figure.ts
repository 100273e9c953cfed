/**
 * The definition of a figure: a drawing of the author's table or list. The loader validates content and states with it,
 * the page draws with it; both read the same plain text.
 */
import { canonical } from '../live/address.ts';
import type { Year, Occasion } from '../year.ts';

/** A block inside a figure's directive as plain text, with white space collapsed. */
export type Block =
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  /** White space is kept. */
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'text'; readonly text: string };

export interface Item {
  readonly text: string;
  /** Items of all nested lists, in order. */
  readonly items: readonly Item[];
}

/** Content that cannot be drawn, with its location. */
export interface ContentProblem {
  /**
   * Path of zero-based indices: the block, then row (the head is row 0) and column of a table, item and nested items of a
   * list, or line of code. Empty for the whole figure.
   */
  readonly at: readonly number[];
  /** The text found, or a description: `no row`, `2 columns`. */
  readonly found: string;
  /** Continues the sentence after *expected*. */
  readonly expected: string;
}

export type Reading<Data> =
  | { readonly data: Data; readonly problems?: never }
  | { readonly data?: never; readonly problems: readonly ContentProblem[] };

/**
 * The pure half of a figure. A state is encoded as a short string (`isWritten`); the empty string is the initial state.
 */
export interface Figure<Data, State> {
  /** Name of the directive; the element's name is `talk-` plus this. */
  readonly name: string;
  /** Accessible name: `Xen guest types, from emulation to paravirtualization`. */
  readonly label: string;
  /** Returns all problems, not only the first. */
  readonly read: (blocks: readonly Block[], occasion: Occasion) => Reading<Data>;
  /** Returns nothing for a text that is not a state of this data. */
  readonly decode: (text: string, data: Data) => State | undefined;
  /** Canonical encoding: `encode(decode(text))` equals `text` if that was canonical. */
  readonly encode: (state: State, data: Data) => string;
  /** Describes the view in one sentence, shown under the drawing and announced when it changes. */
  readonly describe: (state: State, data: Data, year: Year) => string;
}

/** Used by the loader only; kept separate so that pages do not load it. */
export interface ForLoader<Data, State> {
  /** Which labels may end in a year; without it, none may. */
  readonly dated?: 'rows' | 'columns';
  /** Reports names that encode to the same state in otherwise valid data. */
  readonly mixedUp?: (data: Data) => readonly ContentProblem[];
  /** A few valid states, as examples in messages. */
  readonly examples: (data: Data) => readonly string[];
  /** The words visible in a state, if states hide words. Search leads to the first state that shows a word. */
  readonly shows?: (state: State, data: Data) => string;
  /** All its words in sentences, for search. By default they are made from the rows or items as they are written. */
  readonly says?: (data: Data) => readonly string[];
}

/** Characters of a state: letters (lower case) and digits of any script, `.` `,` `_` `-`. */
const STATE = /^[\p{L}\p{M}\p{N}.,_-]*$/u;

export const isWritten = (text: string): boolean => STATE.test(text) && text === text.toLowerCase();

/** Normalizes a state as typed by an author, for comparison. */
export const stateOf = (typed: string): string => canonical(typed);

/** Maximum length of a word in a state. A state may have several, and the whole must fit into an address. */
const LONGEST_WORD = /^-(.{0,80}).*$/u;

/** Maximum length of a state in messages and addresses. */
export const LONGEST_STATE = 400;

/**
 * Slug of a label: `HVM + PV drivers` becomes `hvm-pv-drivers`, `データ構造` stays. As in slide ids, letters and digits
 * of any script are kept in NFC; anything between them becomes one hyphen.
 */
export function slug(label: string): string {
  return canonical(label.toLowerCase())
    .replaceAll(/(?:^|[^\p{L}\p{M}\p{N}])[^\p{L}\p{N}]*/gu, '-')
    .replace(LONGEST_WORD, '$1')
    .replace(/-$/, '');
}

/** Reports labels whose slugs are equal or empty, so that states could not distinguish them. */
export function indistinct(labels: readonly string[], at: (index: number) => readonly number[]): ContentProblem[] {
  const seen = new Set<string>();
  return labels.flatMap((label, index) => {
    const word = slug(label);
    const isNew = word !== '' && !seen.has(word);
    seen.add(word);
    return isNew ? [] : [{ at: at(index), found: label, expected: 'a name with letters or digits that no other has' }];
  });
}

/** The same for labels that may repeat and then mean one thing: reports different labels with equal slugs. */
export function lookalike(labels: readonly string[], at: (index: number) => readonly number[]): ContentProblem[] {
  const seen = new Map<string, string>();
  return labels.flatMap((label, index) => {
    const word = slug(label);
    const first = seen.get(word) ?? label;
    seen.set(word, first);
    if (first === label) return [];
    return [{ at: at(index), found: label, expected: `\`${first}\` as above, or a name with other letters or digits` }];
  });
}

/** The figure's only block, if it has the right kind. */
export function onlyBlock<K extends Block['kind']>(
  blocks: readonly Block[],
  kind: K,
): Reading<Extract<Block, { readonly kind: K }>> {
  const [first, second] = blocks;
  const isKind = (block: Block): block is Extract<Block, { readonly kind: K }> => block.kind === kind;
  if (first && !second && isKind(first)) return { data: first };
  const wrong = blocks.findIndex((block, index) => index > 0 || block.kind !== kind);
  const found = blocks[wrong]?.kind;
  return {
    problems: [
      {
        at: found === undefined ? [] : [wrong],
        found: found === undefined ? 'nothing' : `a ${found}`,
        expected: `one ${kind} and nothing else`,
      },
    ],
  };
}
