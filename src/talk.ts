/**
 * The model: what a talk is, between Markdown and HTML.
 *
 * `check` makes a `Slide` of what the author wrote, `render` gives it its HTML, and `load-talk.ts` puts them together
 * as a `Talk`; nothing after `check` is unknown.
 */
import type { ElementContent, Root as HastRoot } from 'hast';
import type {
  Blockquote,
  Definition,
  Heading,
  List,
  Literal,
  Paragraph,
  Parent,
  PhrasingContent,
  Table,
  ThematicBreak,
} from 'mdast';

/** Where something stands in the author's files. Lines and columns count from 1, as editors do. */
export interface Place {
  /** Path as the author knows it, for example `slides/02-terminology.md`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Column after the last character, when the end stands on the same line. */
  readonly endColumn?: number;
}

export const layouts = [
  'title',
  'section',
  'text',
  'bio',
  'topics',
  'statement',
  'beside',
  'rows',
  'example',
  'code',
  'table',
  'picture',
  'questions',
] as const;

/** How a slide is set; each has its rules in `pages/style/layouts.css` or `pages/style/opening.css`. */
export type Layout = (typeof layouts)[number];

export const origins = ['original', 'author', 'period', 'inferred'] as const;

/** Where a list that the surviving text lost was rebuilt from; see `:::rebuilt`. */
export type Origin = (typeof origins)[number];

/** What `talk.yaml` says. */
export interface TalkMeta {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly author: { readonly name: string; readonly email?: string | undefined };
  readonly event: string;
  /** ISO date, `2019-03-20`. */
  readonly date: string;
  readonly place: string;
  /** BCP 47 tag, `en`. */
  readonly language: string;
  /** Length of the talk with questions, in seconds. */
  readonly slot: number;
  /** Where the site is published, with a slash at the end. */
  readonly url?: string | undefined;
  readonly licence: string;
  /** What a reader should know of this edition. */
  readonly about?: string | undefined;
}

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

/** A slide as the author wrote it, checked. The trees keep their positions, relative to the slide's own text. */
export interface Slide {
  readonly id: string;
  readonly aliases: readonly string[];
  /** Plain text of the title. */
  readonly title: string;
  readonly heading: readonly PhrasingContent[];
  /** BCP 47 tag, where it is not the talk's. */
  readonly language: string | undefined;
  /** Whether the slide opens a part: `#` does, `##` does not. */
  readonly opensPart: boolean;
  readonly layout: Layout;
  /** Seconds the speaker means to spend here. */
  readonly budget: number;
  /** Kept for a question: it stands after the end, and is not counted. */
  readonly isBackup: boolean;
  /** On paper it has a page for each step, whatever the others have. */
  readonly printsSteps: boolean;
  readonly body: readonly Block[];
  readonly notes: readonly (Block | Said)[];
  /** What `[text][label]` on this slide refers to. */
  readonly definitions: readonly Definition[];
  readonly origins: readonly Origin[];
  /** Whether this edition adds the slide as a whole. */
  readonly isAdded: boolean;
  /** What this edition adds on the slide, each once; an addition that has no name is `undefined`. */
  readonly additions: readonly Added['what'][];
  readonly place: Place;
}

/** A part of the talk: the slide that opens it and those that follow. */
export interface Part {
  /** 0 for the slides before the first section slide (the title slide opens them), then 1, 2, … */
  readonly number: number;
  readonly id: string;
  readonly title: string;
}

/** A slide as HTML. */
export interface RenderedSlide {
  readonly slide: Slide;
  /** How many times *next* changes this slide before it gives way to the following one. */
  readonly steps: number;
  readonly heading: readonly ElementContent[];
  readonly body: HastRoot;
  /** Blocks that are said at a step have its number as `data-step`. */
  readonly notes: HastRoot;
}

/** A word of the talk, as `glossary.yaml` explains it. */
export interface Term {
  readonly term: string;
  readonly is: string;
  /** Id of the slide that uses it first, or best. */
  readonly at: string;
  /** Its address. */
  readonly source?: string | undefined;
}

export const sourceKinds = [
  'commit',
  'file',
  'mail',
  'issue',
  'pull request',
  'manual',
  'page',
  'slides',
  'paper',
  'release',
  'package',
  'repository',
  'video',
  'post',
] as const;

export type SourceKind = (typeof sourceKinds)[number];

/** A source of the talk, as `sources.yaml` lists it. */
export type Source = SourceEntry & Reading;

/** Whether somebody has read a source. */
export type Reading =
  /** The day it was last read. */
  | { readonly read: string; readonly unread?: undefined }
  /** Why it is listed all the same. */
  | { readonly read?: undefined; readonly unread: string };

export interface SourceEntry {
  /** By which slides refer to it: `[text][id]`. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Author or publisher. */
  readonly by?: string | undefined;
  readonly kind: SourceKind;
  /** Of the source itself, as exact as it is known: `2018`, `2018-11`, `2018-11-07`. */
  readonly date?: string | undefined;
  /** Address of a copy that does not change. */
  readonly archived?: string | undefined;
  /** What was found there. */
  readonly says?: string | undefined;
}

/** What a built edition is made from: whoever makes it from the same gets the same. */
export interface Version {
  /** Hash of the commit; none outside a repository. */
  readonly commit: string | undefined;
  /** Whether files differ from it. */
  readonly isChanged: boolean;
  /** ISO time in UTC, to the second. */
  readonly date: string;
}

/** What lies beside a site for a reader to take along. */
export interface Download {
  /** As `PRODUCTS` calls it. */
  readonly kind: 'slides' | 'handout' | 'file';
  /** From the site's root. */
  readonly file: string;
  /** What it is called on the reader's disk. */
  readonly name: string;
  readonly bytes: number;
}

/** The whole talk, in order. `parts[i]` is the part of `slides[i]`. */
export interface Talk {
  readonly meta: TalkMeta;
  /** In the order of the alphabet. */
  readonly glossary: readonly Term[];
  /** In the order of `sources.yaml`; empty without that file. */
  readonly sources: readonly Source[];
  readonly slides: readonly RenderedSlide[];
  readonly parts: readonly Part[];
  /** None while it is being written. */
  readonly version?: Version | undefined;
  /** What lies beside the site; nothing while it is being written. */
  readonly downloads?: readonly Download[];
}
