/** What can be wrong with a picture, and its size. */

/** In CSS px, as it stands upright. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export type PictureFault =
  /** A browser shows none of it; `reason` ends the sentence “it cannot be shown: it …”. */
  | { readonly kind: 'broken'; readonly reason: string }
  /** The server says by its name what it is, and a browser believes that of drawings. */
  | { readonly kind: 'misnamed'; readonly holds: string; readonly ending: string }
  /** A drawing is shown by itself: what it takes from other files is missing. */
  | { readonly kind: 'borrows'; readonly from: readonly string[] }
  | { readonly kind: 'script' }
  | { readonly kind: 'large'; readonly facts: string };
