/** Lets the machine run, in slices, to where a debugger stops it. */
import { run } from '../machine.ts';
import { setBreakpoint } from '../points.ts';
import { evaluate } from './evaluate.ts';
import { isTrue } from './arithmetic.ts';
import { Refusal } from './refusal.ts';
import { isOff, placeBreakpoints, type Session } from './session.ts';
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

/** One instruction. Interrupts wait, as they do for GDB in QEMU. */
export function* stepOne(session: Session): Running<Halt> {
  const { machine } = session;
  while (session.budget <= 0) yield;
  session.budget -= 1;
  session.selected = 0;
  placeWatchpoints(session);
  machine.isMasked = true;
  let stop = run(machine, 1);
  if (stop.reason === 'watchpoint') stop = run(machine, 1);
  machine.isMasked = false;
  if (isOff(session)) return OFF;
  return stop.reason === 'asleep' ? ASLEEP : changed(session);
}

/**
 * @param until an address at which to stop, too
 * @param least the stack's end there, at least: what is called again below it does not count
 */
export function* go(session: Session, until?: number, least = 0): Running<Halt> {
  const { machine } = session;
  // Past the breakpoint here.
  const first = yield* stepOne(session);
  if (first !== undefined) return first;
  for (;;) {
    const { hart } = machine;
    if (until !== undefined && hart.pc === until && (hart.x[2] ?? 0) >>> 0 >= least) return undefined;
    const hit = hitHere(session);
    if (hit !== undefined) return hit;
    while (session.budget <= 0) yield;
    placeWatchpoints(session);
    if (until !== undefined) setBreakpoint(machine.points, until, true);
    const before = hart.steps;
    const stop = run(machine, session.budget);
    session.budget -= hart.steps - before;
    if (until !== undefined) setBreakpoint(machine.points, until, false);
    placeBreakpoints(session);
    if (stop.reason === 'off') return OFF;
    if (stop.reason === 'asleep') return ASLEEP;
    if (stop.reason === 'watchpoint') {
      const halt = yield* stepOne(session);
      if (halt !== undefined) return halt;
    }
    if (stop.reason === 'limit' && session.points.every(({ at }) => at !== hart.pc) && hart.pc !== until) yield;
  }
}
