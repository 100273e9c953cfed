import type { RevealConfig } from 'reveal.js';

/** Every option that differs from reveal.js's default, and why. */
export const revealOptions: RevealConfig = {
  // The stage of `pages/style/measures.css`; slides bring their own margins.
  width: 1280,
  height: 720,
  margin: 0,
  // From a watch to an 8K wall: the default maximum of 2 leaves a border on a 4K projector.
  minScale: 0.05,
  maxScale: 8,
  // Slides are grids that start at the top; `display` is what reveal.js writes on the near ones.
  center: false,
  display: 'grid',
  // The loader numbers all fragments; reveal.js sorts those of a slide when it is shown.
  sortFragmentsOnSync: false,
  transition: 'none',
  backgroundTransition: 'none',
  autoAnimate: false,
  // Keys are handled by `keys.ts`: by letter instead of key position, and a focused button keeps its own keys.
  keyboard: false,
  // Replaced by our own dialogs: one of reveal.js's has no label, the other uses inline styles.
  jumpToSlide: false,
  help: false,
  // Touch is handled by `pages/shared/swipe.ts`.
  touch: false,
  // The address is written by us (`address.ts`): steps count from the first, without delay.
  hash: false,
  history: false,
  respondToHashChanges: false,
  // Replaced by the bar in `boxes.ts`, which has labels and a button for the keys.
  controls: false,
  // The scroll view rebuilds slides with `innerHTML`, which drops their event listeners.
  scrollActivationWidth: 0,
  // reveal.js accepts commands from any origin.
  postMessage: false,
  postMessageEvents: false,
  // Keep the focus where it was when a reader returns to the tab.
  focusBodyOnPageVisibilityChange: false,
  hideInactiveCursor: true,
  hideCursorTime: 3000,
};
