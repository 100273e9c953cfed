/**
 * The model of a talk, between Markdown and HTML.
 *
 * `check` makes a `Slide` of the author's text, `render` adds its HTML, and `load-talk.ts` combines them to a `Talk`;
 * after `check`, everything is validated.
 */
import type { ElementContent, Root as HastRoot } from 'hast';
import type { Definition, PhrasingContent } from 'mdast';
import type { Added, Block, Origin, Said } from './blocks.ts';

/** A position in the author's files. Lines and columns count from 1, as in editors. */
export interface Place {
  /** Path as the author knows it, for example `slides/02-terminology.md`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Column after the last character, if it ends on the same line. */
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

/** Layout of a slide, with rules in `pages/style/layouts.css` or `pages/style/opening.css`. */
export type Layout = (typeof layouts)[number];

/** The content of `talk.yaml`. */
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
  /** Address of the published site, with a trailing slash. */
  readonly url?: string | undefined;
  readonly licence: string;
  /** What a reader should know of this edition. */
  readonly about?: string | undefined;
}

/** A slide after `check`. Positions in its trees are relative to the slide's own text. */
export interface Slide {
  readonly id: string;
  readonly aliases: readonly string[];
  /** Plain text of the title. */
  readonly title: string;
  readonly heading: readonly PhrasingContent[];
  /** BCP 47 tag, if it is not the talk's. */
  readonly language: string | undefined;
  /** Whether the slide opens a part: `#` does, `##` does not. */
  readonly opensPart: boolean;
  readonly layout: Layout;
  /** Planned seconds. */
  readonly budget: number;
  /** In reserve for questions: comes after the end and is not counted. */
  readonly isBackup: boolean;
  /** Prints a page for each step, whatever the setting for other slides. */
  readonly printsSteps: boolean;
  readonly body: readonly Block[];
  readonly notes: readonly (Block | Said)[];
  /** Definitions of `[text][label]` on this slide. */
  readonly definitions: readonly Definition[];
  readonly origins: readonly Origin[];
  /** Whether this edition adds the slide as a whole. */
  readonly isAdded: boolean;
  /** Names of the additions on the slide, without duplicates; `undefined` for one without a name. */
  readonly additions: readonly Added['what'][];
  readonly place: Place;
}

/** A part of the talk: the slide that opens it and those after it. */
export interface Part {
  /** 0 for the slides before the first section slide (the title slide opens them), then 1, 2, … */
  readonly number: number;
  readonly id: string;
  readonly title: string;
}

/** A slide as HTML. */
export interface RenderedSlide {
  readonly slide: Slide;
  /** Number of presses of *next* before the next slide. */
  readonly steps: number;
  readonly heading: readonly ElementContent[];
  readonly body: HastRoot;
  /** Blocks for a step have its number as `data-step`. */
  readonly notes: HastRoot;
}

/** A term of the talk, from `glossary.yaml`. */
export interface Term {
  readonly term: string;
  readonly is: string;
  /** Id of the slide that uses it first, or best. */
  readonly at: string;
  /** An address. */
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

/** A source of the talk, from `sources.yaml`. */
export type Source = SourceEntry & Reading;

/** Whether a source has been read. */
export type Reading =
  /** The day it was last read. */
  | { readonly read: string; readonly unread?: undefined }
  /** Why it is listed although it is unread. */
  | { readonly read?: undefined; readonly unread: string };

export interface SourceEntry {
  /** Slides refer to it by this: `[text][id]`. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Author or publisher. */
  readonly by?: string | undefined;
  readonly kind: SourceKind;
  /** Date of the source itself, as precise as it is known: `2018`, `2018-11`, `2018-11-07`. */
  readonly date?: string | undefined;
  /** Address of an unchanging copy. */
  readonly archived?: string | undefined;
  /** What was found in it. */
  readonly says?: string | undefined;
}

/** The inputs of a build: builds are reproducible, so the same inputs give the same output. */
export interface Version {
  /** Hash of the commit; undefined outside a repository. */
  readonly commit: string | undefined;
  /** Whether the working tree differs from the commit. */
  readonly isChanged: boolean;
  /** ISO time in UTC, to the second. */
  readonly date: string;
}

/** A file of the site that a reader may download. */
export interface Download {
  /** Its name in `PRODUCTS`. */
  readonly kind: 'slides' | 'handout' | 'file';
  /** Path from the site's root. */
  readonly file: string;
  /** Suggested file name. */
  readonly name: string;
  readonly bytes: number;
}

/** The whole talk, in order. `parts[i]` is the part of `slides[i]`. */
export interface Talk {
  readonly meta: TalkMeta;
  /** In alphabetical order. */
  readonly glossary: readonly Term[];
  /** In the order of `sources.yaml`; empty without that file. */
  readonly sources: readonly Source[];
  readonly slides: readonly RenderedSlide[];
  readonly parts: readonly Part[];
  /** Undefined in development. */
  readonly version?: Version | undefined;
  /** Undefined in development. */
  readonly downloads?: readonly Download[];
}
