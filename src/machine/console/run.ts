/** Runs the machine, in slices, until a debugger stops it. */
import type { Stop } from '../core.ts';
import { run, type Machine } from '../machine.ts';
import { setBreakpoint } from '../points.ts';
import { evaluate } from './evaluate.ts';
import { isTrue } from './arithmetic.ts';
import { nextPc } from './next-pc.ts';
import { Refusal } from './refusal.ts';
import { placeBreakpoints, type Session } from './session.ts';
import { changes, placeWatchpoints } from './watch.ts';

/** Why it has stopped, in GDB's words; undefined if it has reached its target. */
export type Halt = string | undefined;

/** Yields when it needs another slice. */
export type Running<T> = Generator<undefined, T>;

/** GDB's message for a machine that waits forever. */
const ASLEEP = '\nProgram received signal SIGTRAP, Trace/breakpoint trap.\n';

export const OFF = '[Inferior 1 (Remote target) exited normally]\n';

/** The breakpoints that are hit here, in GDB's words; removes temporary ones. */
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

/** A condition that cannot be evaluated stops, too. */
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

/** Changed watched expressions. */
function changed(session: Session): Halt {
  const found = changes(session);
  for (const { point } of found) point.hits += 1;
  return found.length === 0 ? undefined : found.map(({ text }) => text).join('');
}

/**
 * Continues, ignoring a breakpoint at the current instruction.
 *
 * @param until a further address at which to stop
 * @param least minimum stack pointer there: ignores recursive calls
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

/** Executes the watched instruction, with interrupts deferred. */
function store(machine: Machine): Stop {
  machine.isMasked = true;
  const stop = run(machine, 1);
  machine.isMasked = false;
  return stop;
}

/** One instruction; a system call counts as one. */
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
