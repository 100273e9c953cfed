/** `continue`, `step`, `next`, `stepi`, `nexti`, `finish`. */
import { facts } from '../guest/built/facts.ts';
import { decay, numberOf, word } from './values.ts';
import { describeFrame, describeLevel, describeLine } from './describe.ts';
import { evaluate } from './evaluate.ts';
import { framesOf, type Frame } from './frames.ts';
import { resultType } from './names.ts';
import { printValue } from './print.ts';
import { Refusal } from './refusal.ts';
import { go, OFF, stepOne, type Halt, type Running } from './run.ts';
import { isOff, keep, type Answer, type Session } from './session.ts';
import { hasResult, isSameFrame, nextInstruction, nextLine } from './step.ts';
import { typeOf } from './types.ts';

/** Sets where `list` begins. */
export function lookAtLine(session: Session, { line }: Frame): void {
  if (line === undefined) return;
  const first = Math.max(1, line.line - 5);
  session.listed = { file: line.file, first, last: first, isFresh: true };
}

/** Where the machine has stopped. @param before the last printed frame, for which the line suffices */
function sayStop(session: Session, halt: Halt, before?: Frame): string {
  session.selected = 0;
  if (halt === OFF || isOff(session)) return OFF;
  const [frame] = framesOf(session.machine);
  if (frame === undefined) return halt ?? '';
  lookAtLine(session, frame);
  const isAlone = halt === undefined && isSameFrame(frame, before);
  return isAlone
    ? describeLine(frame, true)
    : `${halt ?? ''}${describeFrame(session, frame)}\n${describeLine(frame, false)}`;
}

function mustRun(session: Session): void {
  if (isOff(session)) throw new Refusal('The program is not being run.');
}

const countOf = (session: Session, text: string): number =>
  text === '' ? 1 : numberOf(decay(evaluate(session, text)));

export function* proceed(session: Session, text: string): Answer {
  mustRun(session);
  let count = countOf(session, text);
  for (;;) {
    const halt = yield* go(session);
    count -= 1;
    if (count <= 0 || halt === OFF) return sayStop(session, halt);
  }
}

type Step = (session: Session) => Running<Halt>;

const stepping = (step: Step) =>
  function* (session: Session, text: string): Answer {
    mustRun(session);
    const count = countOf(session, text);
    if (count <= 0) return '';
    let before = framesOf(session.machine)[0];
    let halt: Halt;
    for (let left = count; left > 0 && halt === undefined; left -= 1) {
      [before] = framesOf(session.machine);
      halt = yield* step(session);
    }
    return sayStop(session, halt, before);
  };

export const step = stepping((session) => nextLine(session, false));
export const next = stepping((session) => nextLine(session, true));
export const stepi = stepping(stepOne);
export const nexti = stepping(nextInstruction);

export function* finish(session: Session, text: string): Answer {
  mustRun(session);
  if (text !== '') throw new Refusal('The "finish" command does not take any arguments.');
  const frames = framesOf(session.machine);
  const [from, to] = [frames[session.selected], frames[session.selected + 1]];
  if (from?.name === undefined || to?.name === undefined)
    throw new Refusal('"finish" not meaningful in the outermost frame.');
  const halt = yield* go(session, to.pc, from.base);
  const said = sayStop(session, halt);
  const type = facts.functions[from.name]?.type;
  if (halt !== undefined || type === undefined || !hasResult(from.name)) return said;
  const name = resultType(type);
  typeOf(name);
  const value = word(name, session.machine.hart.x[10] ?? 0);
  return `${said}Value returned is $${keep(session, value)} = ${printValue(session.machine, value)}\n`;
}

/** Selects another frame. */
const select = (level: (session: Session, text: string) => number) =>
  function (session: Session, text: string): string {
    if (isOff(session)) throw new Refusal('No stack.');
    const frames = framesOf(session.machine);
    const wanted = level(session, text);
    if (wanted >= frames.length && session.selected === frames.length - 1)
      throw new Refusal('Initial frame selected; you cannot go up.');
    if (wanted < 0 && session.selected === 0)
      throw new Refusal('Bottom (innermost) frame selected; you cannot go down.');
    session.selected = Math.min(Math.max(0, wanted), frames.length - 1);
    const frame = frames[session.selected];
    if (frame === undefined) return '';
    lookAtLine(session, frame);
    return describeLevel(session, frame) + describeLine(frame, false);
  };

export const up = select((session, text) => session.selected + countOf(session, text));
export const down = select((session, text) => session.selected - countOf(session, text));
export const frame = select((session, text) => {
  const level = text === '' ? session.selected : countOf(session, text);
  if (framesOf(session.machine)[level] === undefined) throw new Refusal(`No frame at level ${text}.`);
  return level;
});

export function backtrace(session: Session, text: string): string {
  if (isOff(session)) throw new Refusal('No stack.');
  const frames = framesOf(session.machine);
  const count = text === '' ? frames.length : countOf(session, text);
  const shown = count < 0 ? frames.slice(count) : frames.slice(0, count);
  const isEnd = shown.at(-1) === frames.at(-1);
  const last = frames.at(-1)?.name === undefined && frames.length > 1 && isEnd;
  return `${shown.map((each) => describeLevel(session, each)).join('')}${last ? 'Backtrace stopped: frame did not save the PC\n' : ''}`;
}
