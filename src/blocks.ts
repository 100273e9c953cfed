/**
 * The blocks of slide bodies and notes, between Markdown and HTML: those of Markdown itself, and one for each
 * directive, with parsed attributes.
 */
import type { Blockquote, Heading, List, Literal, Paragraph, Parent, Table, ThematicBreak } from 'mdast';

export const origins = ['original', 'author', 'period', 'inferred'] as const;

/** Sources of a list that was rebuilt because the surviving text lacks it; see `:::rebuilt`. */
export type Origin = (typeof origins)[number];

/** Blocks of Markdown itself. List items and quotes contain blocks. */
export type Prose = Paragraph | Heading | List | Blockquote | Table | ThematicBreak;

/** A fence. */
export interface Listing extends Literal {
  readonly type: 'listing';
  readonly language: string;
  /** Whether its lines are numbered. */
  readonly numbers: boolean;
  /** For each step the lines to highlight, from 1, ascending. */
  readonly groups: readonly (readonly number[])[];
}

/** `:::steps`: its blocks and list items appear one by one. */
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

/** `:::rebuilt{from=…}`: content missing from the surviving text. */
export interface Rebuilt extends Parent {
  readonly type: 'rebuilt';
  readonly from: readonly Origin[];
  children: Block[];
}

/** `:::added`: what this edition adds to the talk. */
export interface Added extends Parent {
  readonly type: 'added';
  /** Names the new part, if it is only some of the content. */
  readonly what: string | undefined;
  children: Block[];
}

/** `:::since{date=…}`: changes since the talk. */
export interface Since extends Parent {
  readonly type: 'since';
  /** As precise as the author gave it: `2020`, `2020-02`, `2020-02-14`. */
  readonly date: string;
  children: Block[];
}

/** `:::picture{width=…}`: a picture, optionally with a caption below it. */
export interface Picture extends Parent {
  readonly type: 'picture';
  /** Percentage of the available width. */
  readonly width: number;
  children: Block[];
}

/** A table, list or listing that is rendered as a figure. */
export interface Figure extends Parent {
  readonly type: 'figure';
  /** Name of its folder in `figures/`. */
  readonly name: string;
  /** The state before the first step, then one for each step. */
  readonly states: readonly string[];
  /** The printed state, if it is not the last. */
  readonly print: string | undefined;
  /** Text of each state for search, in sentences: all of the first, then the additions of each next one. */
  readonly words: readonly (readonly string[])[];
  /** The alternative text of each state’s picture: a sentence, and the lines of it. */
  readonly alternatives: readonly (readonly string[])[];
  /** The author's own table or list. */
  children: Block[];
}

/**
 * Notes for a step: a paragraph with the step's mark, `2: Now …`, and the blocks up to the next mark. Its position is
 * the mark's.
 */
export interface Said extends Parent {
  readonly type: 'said';
  /** Number of presses of *next* on the slide, from 1. Notes for step 0 come before all marks. */
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

/** Allows our blocks wherever Markdown allows a block. */
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
