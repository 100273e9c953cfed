/**
 * The model: what a talk is, between Markdown and HTML.
 *
 * `check` makes a `Slide` of what the author wrote, `render` gives it its HTML, and `load-talk.ts` puts them together
 * as a `Talk`; nothing after `check` is unknown.
 */
import type { ElementContent, Root as HastRoot } from 'hast';
import type { Definition, PhrasingContent } from 'mdast';
import type { Added, Block, Origin, Said } from './blocks.ts';

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
