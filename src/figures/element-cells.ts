/** Facade chunk: these figures share much code, so that one file is smaller than four and takes one request. */
export { element as bars } from './bars/element.ts';
export { element as comparison } from './comparison/element.ts';
export { element as guestTypes } from './guest-types/element.ts';
export { element as supportMatrix } from './support-matrix/element.ts';
