/** Measurements of the slide that a page shows. Lengths are in px of the stage, 1280 × 720, at any window size. */
export interface Facts {
  readonly slide: string;
  /** Where the slide begins in the author's files: `slides/02-terminology.md:14`. */
  readonly place: string;
  /** The number of steps taken, and the number of steps that the slide has. */
  readonly step: number;
  readonly steps: number;
  /** The window's `<title>`, and the headings of the slide. */
  readonly document: string;
  readonly headings: readonly string[];
  readonly opensTalk: boolean;
  /** Bottom of the content: below it are addresses and updates since the talk. */
  readonly floor: number;
  readonly pieces: readonly Piece[];
  readonly blocks: readonly Block[];
  /** Other slides of which something is visible, and its text. */
  readonly visibleFromOtherSlides: readonly { readonly slide: string; readonly says: string }[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A column, or a direct child of the slide's body or of a side of it. */
export interface Block {
  readonly says: string;
  /** As in a piece. */
  readonly line: number | undefined;
  /** Distance from the inline start of the stage. */
  readonly begins: number;
}

/** A line of a text node, or a picture: the smallest units of layout. */
export interface Piece {
  readonly kind: 'text' | 'picture';
  /** `foot` is content below the floor. */
  readonly role: 'content' | 'foot' | 'furniture' | 'ornament';
  /** Its text, for messages. */
  readonly says: string;
  /** Line of its block, counted from the slide's first. */
  readonly line: number | undefined;
  /** Number of the paragraph, item or cell that contains it: only pieces of different ones can overlap. */
  readonly holder: number;
  /** For text, as high as the font size, without line spacing. */
  readonly box: Box;
  /** For text in a listing: the width of a character and the height of a line. */
  readonly cell?: { readonly across: number; readonly down: number } | undefined;
  /** For an image file: whether it failed to load, and its natural size in px. */
  readonly image?: { readonly isBroken: boolean; readonly width: number; readonly height: number } | undefined;
  /** Font size; 0 for a picture. */
  readonly size: number;
  /** How far it overflows scrolling or clipping ancestors: the larger of both directions, and each. */
  readonly cut: number;
  readonly cutBy?: { readonly across: number; readonly down: number } | undefined;
  /** The element that covers it; empty for none. */
  readonly covered: string;
}

/** As in `pages/style/measures.css`; `column` is the distance from the start of one to the next. */
export const stage = { width: 1280, height: 720, margin: 64, column: 98 } as const;
