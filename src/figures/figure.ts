/**
 * What a figure is: the author's own table or list, drawn. The loader checks its content and its states with this, the
 * page draws with it; both see the same plain text.
 */
import { canonical } from '../live/address.ts';
import type { Year, Edition } from '../year.ts';

/** A block inside a figure's directive, as plain text, its blanks made single. */
export type Block =
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  /** Lines keep their blanks. */
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'text'; readonly text: string };

export interface Item {
  readonly text: string;
  /** Of all lists inside the item, in order. */
  readonly items: readonly Item[];
}

/** Something that cannot be drawn, and where. */
export interface ContentProblem {
  /**
   * Path to it, each number from 0: the block, then in a table the row (the head is row 0) and the column, in a list
   * the item and the items inside, in code the line. Empty for the figure as a whole.
   */
  readonly at: readonly number[];
  /** As it stands there, or what it is: `no row`, `2 columns`. */
  readonly found: string;
  /** What it should be, after the word *expected*. */
  readonly expected: string;
}

export type Reading<Data> =
  | { readonly data: Data; readonly problems?: never }
  | { readonly data?: never; readonly problems: readonly ContentProblem[] };

/**
 * The pure half of a figure. A state is written as one short text, of a few signs (`isWritten`); the empty text is the figure as it first stands.
 */
export interface Figure<Data, State> {
  /** Of the directive, and with `talk-` before it of the element. */
  readonly name: string;
  /** What it is, for those who do not see it: `Xen guest types, from emulation to paravirtualization`. */
  readonly label: string;
  /** All problems are told, not only the first. */
  readonly read: (blocks: readonly Block[], edition: Edition) => Reading<Data>;
  /** Nothing for a text that is no state of this data. */
  readonly decode: (text: string, data: Data) => State | undefined;
  /** The one text of a state: `encode(decode(text))` is `text`, where the author wrote it that way. */
  readonly encode: (state: State, data: Data) => string;
  /** What is to be seen, in one sentence: shown under the drawing, and read aloud when it changes. */
  readonly describe: (state: State, data: Data, year: Year) => string;
}

/** What the loader alone asks about a figure: apart from it, so that no page has to load it. */
export interface ForLoader<Data, State> {
  /** Which labels of its table may end in a year; none may without it. */
  readonly dated?: 'rows' | 'columns';
  /** Names that states would mix up in silence, in data that can be read. */
  readonly mixedUp?: (data: Data) => readonly ContentProblem[];
  /** A few states, for the author of a wrong one. */
  readonly examples: (data: Data) => readonly string[];
  /** The words to be seen in a state, where it hides others: what is searched for is found where it is seen first. */
  readonly shows?: (state: State, data: Data) => string;
}

/** Signs of a state: letters and digits of any script, `.` `,` `_` `-`; of what has capitals, the small ones. */
const STATE = /^[\p{L}\p{M}\p{N}.,_-]*$/u;

export const isWritten = (text: string): boolean => STATE.test(text) && text === text.toLowerCase();

/** A state as an author typed it, in the form in which states are compared. */
export const stateOf = (typed: string): string => canonical(typed);

/** A word as it is made below, and what stays of it: a state may have several, and all of it has to fit into an address. */
const LONGEST_WORD = /^-(.{0,80}).*$/u;

/** Longest state that windows send each other, and that an address can have. */
export const LONGEST_STATE = 400;

/**
 * A label as a word of a state: `HVM + PV drivers` is `hvm-pv-drivers`, `データ構造` is itself. As in the ids of slides,
 * letters and digits of any script stay, composed; what is between them becomes one hyphen.
 */
export function slug(label: string): string {
  return canonical(label.toLowerCase())
    .replaceAll(/(?:^|[^\p{L}\p{M}\p{N}])[^\p{L}\p{N}]*/gu, '-')
    .replace(LONGEST_WORD, '$1')
    .replace(/-$/, '');
}

/** Problems of labels whose slugs would be the same or empty: states could not tell them apart. */
export function indistinct(labels: readonly string[], at: (index: number) => readonly number[]): ContentProblem[] {
  const seen = new Set<string>();
  return labels.flatMap((label, index) => {
    const word = slug(label);
    const isNew = word !== '' && !seen.has(word);
    seen.add(word);
    return isNew ? [] : [{ at: at(index), found: label, expected: 'a name with letters or digits that no other has' }];
  });
}

/** The same of labels that may stand several times, and are one thing then: problems of those that look alike. */
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

/** The one block a figure draws, when it is of the right kind and alone. */
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
