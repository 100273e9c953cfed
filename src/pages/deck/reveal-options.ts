import type { RevealConfig } from 'reveal.js';

/** Every option that differs from reveal.js's own choice, and why. */
export const revealOptions: RevealConfig = {
  // The stage of `pages/style/tokens.css`; slides bring their own margins.
  width: 1280,
  height: 720,
  margin: 0,
  // From a watch to a wall of 8K: the default stops at 2, which leaves a border on a 4K projector.
  minScale: 0.05,
  maxScale: 8,
  // Slides are grids that start at the top; `display` is what reveal.js writes on the near ones.
  center: false,
  display: 'grid',
  // The loader has given every fragment its index; a slide's are put in order when it is shown.
  sortFragmentsOnSync: false,
  transition: 'none',
  backgroundTransition: 'none',
  autoAnimate: false,
  // Keys are ours (`keys.ts`): by the letter instead of the key's place, and a button that has the focus keeps its own.
  keyboard: false,
  // Both have a box of our own: theirs has no label, and theirs is drawn with inline markup.
  jumpToSlide: false,
  help: false,
  // A finger is heard by `pages/shared/swipe.ts`.
  touch: false,
  // The address is ours too (`address.ts`): steps are counted from the first, and written without delay.
  hash: false,
  history: false,
  respondToHashChanges: false,
  // The bar has words, and a way to the keys (`bar.ts`).
  controls: false,
  // The scroll view rebuilds slides from text, and whatever listened to them is deaf afterwards.
  scrollActivationWidth: 0,
  // It takes orders from any origin.
  postMessage: false,
  postMessageEvents: false,
  // A reader who comes back to the tab finds the focus where it was.
  focusBodyOnPageVisibilityChange: false,
  hideInactiveCursor: true,
  hideCursorTime: 3000,
};
