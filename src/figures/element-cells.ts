/** Figures of cells and words, which have much in common: one file is smaller than four, and asked for once. */
export { element as bars } from './bars/element.ts';
export { element as comparison } from './comparison/element.ts';
export { element as guestTypes } from './guest-types/element.ts';
export { element as supportMatrix } from './support-matrix/element.ts';
