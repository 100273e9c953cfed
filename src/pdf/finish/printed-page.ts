import type { PDFDocument } from '@cantoo/pdf-lib';

/** A page of a PDF, as it stands in the page that is printed. */
export interface PrintedPage {
  /** What a viewer calls it. */
  readonly label: string;
  /** What links and bookmarks lead to, from the top down. */
  readonly places: readonly PrintedPlace[];
  /** Those that leave the talk, in their order. */
  readonly links: readonly PrintedLink[];
  /** The slide on it, or the first of them, and where its author finds it. */
  readonly slide?: { readonly id: string; readonly place: string } | undefined;
}

export interface PrintedPlace {
  /** By which links know it: its id, and former ones that links from outside may still use. */
  readonly names: readonly string[];
  /** What a link says of where it leads: `Slide 14: Xen`. */
  readonly says: string;
  /** Points from the top of the page. */
  readonly top: number;
  /** Where it has one. */
  readonly bookmark?: { readonly title: string; readonly opensPart: boolean } | undefined;
}

export interface PrintedLink {
  /** The whole address. */
  readonly href: string;
  readonly text: string;
}

/** What the printed page says of the whole talk; empty where it says nothing. */
export interface TalkInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** What the page is made from. */
  readonly commit: string;
}

/** What is known of a document besides its bytes. */
export interface Finish {
  /** One for each page of the document, in order. */
  readonly pages: readonly PrintedPage[];
  readonly info: TalkInfo;
  /** Written as the day of creation and change; left out when unknown, as the time of the export tells nobody anything. */
  readonly date: Date | undefined;
}

export type Step = (document: PDFDocument, finish: Finish) => void;
