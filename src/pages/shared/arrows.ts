/** Keys for next and previous, which depend on the direction of reading. */

/** Whether the talk is written right to left. A slide in the other direction does not swap the keys. */
export const isFromRight = (): boolean => document.documentElement.dir === 'rtl';

interface Arrows {
  /** Keys for next and previous, in the direction of reading. */
  readonly onward: readonly string[];
  readonly back: readonly string[];
  /** The names of the arrow keys in the help. */
  readonly shown: { readonly onward: string; readonly back: string };
}

/** As in reveal.js: arrows, and the vi letters for them, point to where the next slide lies. */
export function arrows(): Arrows {
  const right = ['ArrowRight', 'l'];
  const left = ['ArrowLeft', 'h'];
  return isFromRight()
    ? { onward: left, back: right, shown: { onward: 'Left', back: 'Right' } }
    : { onward: right, back: left, shown: { onward: 'Right', back: 'Left' } };
}
