/**
 * What a page loads to show the machine: it and its guest, the instruction in flight, and the debugger's console, which
 * comes when it is asked for. A page imports this module alone, and late: `await import('…/machine/live.ts')`.
 */
import type * as Debugger from './debugger.ts';

export { exitsOf, type Counters, type Exits } from './counters.ts';
export type { Stop } from './core.ts';
export { disassemble, REGISTERS } from './disassemble.ts';
export { guestImage, MIX, TIME_HZ, type Mix } from './guest/guest.ts';
export { lineAt, nameAt } from './guest/symbols.ts';
export { newMachine, restore, run, save, takeOutput, type Machine, type Snapshot } from './machine.ts';
export { peek } from './memory.ts';

/** The console, a chunk of its own: GDB's commands and the sources of the guest are more than all else. */
export const loadDebugger = (): Promise<typeof Debugger> => import('./debugger.ts');
