import type { PDFDocument } from '@cantoo/pdf-lib';

/** Facts about a page of the PDF from the HTML page that is printed. */
export interface PrintedPage {
  /** Page label in a viewer. */
  readonly label: string;
  /** Targets of links and bookmarks, from top to bottom. */
  readonly places: readonly PrintedPlace[];
  /** External links, in their order. */
  readonly links: readonly PrintedLink[];
  /** The slide on it, or the first of them, and where its author finds it. */
  readonly slide?: { readonly id: string; readonly place: string } | undefined;
}

export interface PrintedPlace {
  /** Names for links: its id, and former ones that external links may still use. */
  readonly names: readonly string[];
  /** Description of links to it: `Slide 14: Xen`. */
  readonly says: string;
  /** Points from the top of the page. */
  readonly top: number;
  /** If it has one. */
  readonly bookmark?: { readonly title: string; readonly opensPart: boolean } | undefined;
}

export interface PrintedLink {
  /** The whole address. */
  readonly href: string;
  readonly text: string;
}

/** Metadata of the talk from the printed page; empty if it has none. */
export interface TalkInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** The commit that the page is made from. */
  readonly commit: string;
}

/** Facts about a document besides its bytes. */
export interface Finish {
  /** One for each page of the document, in order. */
  readonly pages: readonly PrintedPage[];
  readonly info: TalkInfo;
  /** Dates of creation and modification. Left out if unknown: the time of the export would not be reproducible. */
  readonly date: Date | undefined;
}

export type Step = (document: PDFDocument, finish: Finish) => void;
