/** Lets the machine run, in slices, to where a debugger stops it. */
import type { Stop } from '../core.ts';
import { run, type Machine } from '../machine.ts';
import { setBreakpoint } from '../points.ts';
import { evaluate } from './evaluate.ts';
import { isTrue } from './arithmetic.ts';
import { nextPc } from './next-pc.ts';
import { Refusal } from './refusal.ts';
import { placeBreakpoints, type Session } from './session.ts';
import { changes, placeWatchpoints } from './watch.ts';

/** Why it has stopped, in GDB's words; nothing, if it has come to where it should. */
export type Halt = string | undefined;

/** Runs; between two of its parts another slice is needed. */
export type Running<T> = Generator<undefined, T>;

/** GDB says so of a machine that waits for nothing. */
const ASLEEP = '\nProgram received signal SIGTRAP, Trace/breakpoint trap.\n';

export const OFF = '[Inferior 1 (Remote target) exited normally]\n';

/** The breakpoints here that count, in GDB's words; what is temporary is gone afterwards. */
export function hitHere(session: Session): Halt {
  const { pc } = session.machine.hart;
  const hit = session.points.filter(({ at, condition }) => at === pc && holds(session, condition));
  for (const point of hit) point.hits += 1;
  const gone = hit.filter(({ isTemporary }) => isTemporary);
  session.points = session.points.filter((point) => !gone.includes(point));
  placeBreakpoints(session, gone);
  const [first] = hit;
  return first && `\n${first.isTemporary ? 'Temporary breakpoint' : 'Breakpoint'} ${first.number}, `;
}

/** A condition that cannot be found stops, too. */
function holds(session: Session, condition: string | undefined): boolean {
  if (condition === undefined) return true;
  session.selected = 0;
  try {
    return isTrue(evaluate(session, condition));
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** What is watched and has changed. */
function changed(session: Session): Halt {
  const found = changes(session);
  for (const { point } of found) point.hits += 1;
  return found.length === 0 ? undefined : found.map(({ text }) => text).join('');
}

/**
 * Runs on, past a breakpoint here.
 *
 * @param until an address at which to stop, too
 * @param least the stack's end there, at least: what is called again below it does not count
 */
export function* go(session: Session, until?: number, least = 0): Running<Halt> {
  const { machine } = session;
  const { hart } = machine;
  session.selected = 0;
  for (;;) {
    while (session.budget <= 0) yield;
    placeWatchpoints(session);
    if (until !== undefined) setBreakpoint(machine.points, until, true);
    const before = hart.steps;
    let stop = run(machine, session.budget);
    if (stop.reason === 'watchpoint') stop = store(machine);
    session.budget -= hart.steps - before;
    if (until !== undefined) setBreakpoint(machine.points, until, false);
    placeBreakpoints(session);
    if (stop.reason === 'off') return OFF;
    if (stop.reason === 'asleep') return ASLEEP;
    const halt = changed(session);
    if (halt !== undefined) return halt;
    if (hart.pc === until && (hart.x[2] ?? 0) >>> 0 >= least) return undefined;
    const hit = hitHere(session);
    if (hit !== undefined) return hit;
  }
}

/** The instruction that is watched. The clock waits for it. */
function store(machine: Machine): Stop {
  machine.isMasked = true;
  const stop = run(machine, 1);
  machine.isMasked = false;
  return stop;
}

/** One instruction; a call of the kernel is one. */
export function* stepOne(session: Session): Running<Halt> {
  const { machine } = session;
  const next = nextPc(machine);
  if (next !== undefined) return yield* go(session, next);
  while (session.budget <= 0) yield;
  session.budget -= 1;
  session.selected = 0;
  const { reason } = store(machine);
  return reason === 'off' ? OFF : reason === 'asleep' ? ASLEEP : undefined;
}
