/** Runs to another line, for `step` and `next`. */
import { facts } from '../guest/built/facts.ts';
import { lineAt, lines, type Line } from '../guest/symbols.ts';
import { framesOf, functionAt, type Frame } from './frames.ts';
import { Refusal } from './refusal.ts';
import { go, hitHere, stepOne, type Halt, type Running } from './run.ts';
import type { Session } from './session.ts';

const top = (session: Session): Frame | undefined => framesOf(session.machine)[0];

export const isSameFrame = (a: Frame | undefined, b: Frame | undefined): boolean =>
  a !== undefined && b !== undefined && a.name === b.name && a.base === b.base;

/** The address after a line's instructions. */
export const endOf = ({ address }: Line): number => lines.find((line) => line.address > address)?.address ?? address;

/** Whether the last instruction was a call to the function at whose start the machine is. */
function isCalled({ machine }: Session, from: number): boolean {
  const { pc, x } = machine.hart;
  return functionAt(pc)?.low === pc && (x[1] ?? 0) >>> 0 === from + 4;
}

/** Runs to the instruction after the call. */
function* overCall(session: Session): Running<Halt> {
  const { x } = session.machine.hart;
  return yield* go(session, (x[1] ?? 0) >>> 0, (x[2] ?? 0) >>> 0);
}

/** One instruction; a call counts as one. */
export function* nextInstruction(session: Session): Running<Halt> {
  const from = session.machine.hart.pc;
  const halt = yield* stepOne(session);
  return halt === undefined && isCalled(session, from) ? yield* overCall(session) : halt;
}

/** @param isOver whether to step over calls */
export function* nextLine(session: Session, isOver: boolean): Running<Halt> {
  const { hart } = session.machine;
  let line = lineAt(hart.pc);
  if (functionAt(hart.pc) === undefined || line === undefined)
    throw new Refusal('Cannot find bounds of current function');
  const start = top(session);
  /** GDB forgets the line when it returns to the middle of one: then the start of any line stops it. */
  let current = line.line;
  let { file } = line;
  for (;;) {
    const from = hart.pc;
    let halt = yield* stepOne(session);
    if (halt !== undefined) return halt;
    if (isCalled(session, from)) {
      if (isOver) halt = yield* overCall(session);
      else {
        const stop = functionAt(hart.pc)?.stop ?? hart.pc;
        return stop === hart.pc ? hitHere(session) : yield* go(session, stop);
      }
      if (halt !== undefined) return halt;
    }
    const hit = hitHere(session);
    if (hit !== undefined) return hit;
    const here = lineAt(hart.pc);
    if (functionAt(hart.pc) === undefined || here === undefined) return undefined;
    if (hart.pc >= line.address && hart.pc < endOf(line)) continue;
    if (here.address === hart.pc && (here.line !== current || here.file !== file)) return undefined;
    if (here.line === current && here.file === file) line = here;
    else if (!isSameFrame(top(session), start)) [line, current, file] = [here, 0, here.file];
  }
}

/** Whether a function has a printable result. */
export const hasResult = (name: string): boolean => {
  const type = Object.hasOwn(facts.functions, name) ? facts.functions[name]?.type : undefined;
  return type !== undefined && !type.startsWith('type = void ');
};
