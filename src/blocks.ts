/**
 * The blocks that bodies and notes of slides are made of, between Markdown and HTML: those of Markdown itself, and one
 * for each directive, with its attributes read.
 */
import type { Blockquote, Heading, List, Literal, Paragraph, Parent, Table, ThematicBreak } from 'mdast';

export const origins = ['original', 'author', 'period', 'inferred'] as const;

/** Where a list that the surviving text lost was rebuilt from; see `:::rebuilt`. */
export type Origin = (typeof origins)[number];

/** Blocks of Markdown itself. Items of lists and quotes hold blocks again. */
export type Prose = Paragraph | Heading | List | Blockquote | Table | ThematicBreak;

/** A fence. */
export interface Listing extends Literal {
  readonly type: 'listing';
  readonly language: string;
  /** Whether its lines are numbered. */
  readonly numbers: boolean;
  /** One for each step: the lines it brings forward, from 1, in rising order. */
  readonly groups: readonly (readonly number[])[];
}

/** `:::steps`: its blocks, and the items of its lists, appear in turn. */
export interface Steps extends Parent {
  readonly type: 'steps';
  children: Block[];
}

/** `::::columns`: blocks side by side. */
export interface Columns extends Parent {
  readonly type: 'columns';
  children: Block[];
}

export interface Column extends Parent {
  readonly type: 'column';
  children: Block[];
}

/** `:::rebuilt{from=…}`: what the surviving text lost. */
export interface Rebuilt extends Parent {
  readonly type: 'rebuilt';
  readonly from: readonly Origin[];
  children: Block[];
}

/** `:::added`: what this edition adds to the talk. */
export interface Added extends Parent {
  readonly type: 'added';
  /** Names what is new, where that is only a part of the blocks inside. */
  readonly what: string | undefined;
  children: Block[];
}

/** `:::since{date=…}`: what has changed since the talk. */
export interface Since extends Parent {
  readonly type: 'since';
  /** As exact as the author gave it: `2020`, `2020-02`, `2020-02-14`. */
  readonly date: string;
  children: Block[];
}

/** `:::picture{width=…}`: a picture, and below it perhaps its caption. */
export interface Picture extends Parent {
  readonly type: 'picture';
  /** Percent of the room. */
  readonly width: number;
  children: Block[];
}

/** A table, list or listing that is drawn. */
export interface Figure extends Parent {
  readonly type: 'figure';
  /** Of its folder in `figures/`. */
  readonly name: string;
  /** Before its first step, and at each. */
  readonly states: readonly string[];
  /** The state on paper, where it is not the last. */
  readonly print: string | undefined;
  /** What each state shows, in sentences, for search: all words of the first, then what each next one adds. */
  readonly words: readonly (readonly string[])[];
  /** The alternative text of each state’s picture: a sentence, and the lines in it. */
  readonly alternatives: readonly (readonly string[])[];
  /** The author's own table or list. */
  children: Block[];
}

/**
 * What is said at a step: a paragraph of the notes with the step's mark, `2: Now …`, and the blocks after it, up to the
 * next mark. Its position is the mark's.
 */
export interface Said extends Parent {
  readonly type: 'said';
  /** How many times *next* was pressed on the slide, from 1. What is said before that stands before all marks. */
  readonly step: number;
  children: Block[];
}

export type Block = Prose | Listing | Steps | Columns | Column | Rebuilt | Added | Since | Picture | Figure;

interface OwnBlocks {
  listing: Listing;
  steps: Steps;
  columns: Columns;
  column: Column;
  rebuilt: Rebuilt;
  added: Added;
  since: Since;
  picture: Picture;
  figure: Figure;
  said: Said;
}

/** Blocks of ours may stand wherever Markdown has a block. */
declare module 'mdast' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface BlockContentMap extends OwnBlocks {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface RootContentMap extends OwnBlocks {}
}

declare module 'hast' {
  interface Element {
    /** What a figure's element was made from. */
    figure?: Figure;
  }
}
