/** Facade chunk: the terminal figures share much code, so that one file is smaller than two and takes one request. */
export { element as gdbSession } from './gdb-session/element.ts';
export { element as liveMachine } from './live-machine/element.ts';
