/** The printed editions: the address of each, and how its pages are read. */
import type { Page } from '@playwright/test';
import type { PrintedPage } from '../pdf/finish/printed-page.ts';
import { paperOf, type Paper } from '../pages/handout/sheets.ts';
import { pages } from '../site/head.ts';
import { readHandout, readSlides } from './read-pages.ts';

export interface PrintOptions {
  /** A page for each step of a slide, instead of one that shows them all. */
  readonly steps?: boolean;
  /** A page after a slide for the words of its figures that are not drawn. */
  readonly figures?: boolean;
  readonly dark?: boolean;
  /** Some of the slides: `3-7,14`. */
  readonly range?: string | undefined;
  /** Drawings, as the speaker view saves them. */
  readonly ink?: string | undefined;
  /** Of the handout. */
  readonly paper?: Paper | undefined;
  /** Slides, tables and drawings as of today. */
  readonly isToday?: boolean;
}

export interface PrintedEdition {
  /** @param url of the deck, without query */
  readonly address: (url: string, options: PrintOptions) => string;
  /** Selects the boxes that content may not overflow. */
  readonly boxes: string;
  /** What a box is called in progress messages. */
  readonly box: string;
  readonly read: (page: Page) => Promise<readonly PrintedPage[]>;
  /** Width and height of a page, in points. */
  readonly sheet: (options: PrintOptions) => readonly [number, number];
}

const slides: PrintedEdition = {
  address: (url, { steps = false, figures = false, dark = false, range, ink }) => {
    const address = new URL(url);
    address.search = new URLSearchParams({
      print: steps ? 'steps' : '',
      ...(figures && { figures: '' }),
      ...(dark && { theme: 'dark' }),
      ...(range !== undefined && { range }),
      ...(ink !== undefined && { ink: '' }),
    }).toString();
    return address.href;
  },
  boxes: '.slides > section',
  box: 'page',
  read: readSlides,
  sheet: () => [960, 540],
};

/** Always light, and each slide once: it is for paper. */
const handout: PrintedEdition = {
  address: (url, { range, paper, isToday = false }) => {
    const address = new URL(pages.handout.path, url);
    address.search = new URLSearchParams({
      paper: paperOf(paper),
      ...(isToday && { year: 'today' }),
      ...(range !== undefined && { range }),
    }).toString();
    return address.href;
  },
  boxes: '.leaf, .shown',
  box: 'box',
  read: readHandout,
  sheet: ({ paper }) => SIZES[paperOf(paper)],
};

const SIZES = { a4: [595.28, 841.89], letter: [612, 792] } as const;

export const editions = { slides, handout } as const;

export type PrintedEditionName = keyof typeof editions;
