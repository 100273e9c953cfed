/** Keys that lead onward and back, in the direction of reading. */

/** Whether the talk is written from the right. A slide of another direction does not turn the keys around. */
export const isFromRight = (): boolean => document.documentElement.dir === 'rtl';

interface Arrows {
  /** Keys for next and previous, in the direction of reading. */
  readonly onward: readonly string[];
  readonly back: readonly string[];
  /** As the help calls the arrows. */
  readonly shown: { readonly onward: string; readonly back: string };
}

/** As in reveal.js: arrows, and the letters of vi that mean them, point to where the next slide lies. */
export function arrows(): Arrows {
  const right = ['ArrowRight', 'l'];
  const left = ['ArrowLeft', 'h'];
  return isFromRight()
    ? { onward: left, back: right, shown: { onward: 'Left', back: 'Right' } }
    : { onward: right, back: left, shown: { onward: 'Right', back: 'Left' } };
}
