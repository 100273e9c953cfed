/** The two figures of a terminal, which have much in common: one file is smaller than two, and asked for once. */
export { element as gdbSession } from './gdb-session/element.ts';
export { element as liveMachine } from './live-machine/element.ts';
