/** What a page tells about the slide it shows. Lengths are of the stage, 1280 × 720, whatever the window's size. */
export interface Facts {
  readonly slide: string;
  /** Where the slide begins in the author's files: `slides/02-terminology.md:14`. */
  readonly place: string;
  /** How many steps are taken, and how many the slide promises. */
  readonly step: number;
  readonly steps: number;
  /** The window's `<title>`, and the headings of the slide. */
  readonly document: string;
  readonly headings: readonly string[];
  readonly opensTalk: boolean;
  /** Where the content ends: below it lie addresses and what has changed since. */
  readonly floor: number;
  readonly pieces: readonly Piece[];
  readonly blocks: readonly Block[];
  /** Other slides of which something is seen, and what. */
  readonly visibleFromOtherSlides: readonly { readonly slide: string; readonly says: string }[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What begins a column, or stands right in the body of the slide. */
export interface Block {
  readonly says: string;
  /** As of a piece. */
  readonly line: number | undefined;
  /** From the side of the stage where lines begin. */
  readonly begins: number;
}

/** A line of text as far as it is one text node, or a picture: the smallest things that can be misplaced. */
export interface Piece {
  readonly kind: 'text' | 'picture';
  /** What lies below the floor is `foot`. */
  readonly role: 'content' | 'foot' | 'furniture' | 'ornament';
  /** What it says, for messages. */
  readonly says: string;
  /** Line of its block, counted from the slide's first. */
  readonly line: number | undefined;
  /** Number of the paragraph, item or cell that holds it: only things of different ones can be on top of each other. */
  readonly holder: number;
  /** Of a text, as high as its letters; line spacing is not ink. */
  readonly box: Box;
  /** Of text in a listing: how wide a character is, and how high a line. */
  readonly cell?: { readonly across: number; readonly down: number } | undefined;
  /** Of a picture that is a file: whether it could not be shown, and its own size in px. */
  readonly image?: { readonly isBroken: boolean; readonly width: number; readonly height: number } | undefined;
  /** Font size; 0 for a picture. */
  readonly size: number;
  /** How far it reaches out of scrolling or clipping ancestors: the further of both ways, and each. */
  readonly cut: number;
  readonly cutBy?: { readonly across: number; readonly down: number } | undefined;
  /** What lies over it; empty for nothing. */
  readonly covered: string;
}

/** As in `pages/style/measures.css`; `column` is from the beginning of one to the next. */
export const stage = { width: 1280, height: 720, margin: 64, column: 98 } as const;
