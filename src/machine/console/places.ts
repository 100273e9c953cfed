/** Resolves locations: `sys_open`, `kernel.c:112`, `112`, `*0x80000000`. */
import { facts } from '../guest/built/facts.ts';
import type { FileName } from '../guest/facts.ts';
import { lineAt, lines } from '../guest/symbols.ts';
import { decay, numberOf } from './values.ts';
import { evaluate } from './evaluate.ts';
import { functionAt } from './frames.ts';
import { Refusal } from './refusal.ts';
import { frameOf, isOff, type Session } from './session.ts';

export interface Place {
  readonly file: FileName;
  readonly line: number;
  /** The first instruction; for a function, before its prologue. */
  readonly address?: number;
  /** Where to stop: after the prologue. */
  readonly stop?: number;
}

const FILES: readonly FileName[] = ['start.S', 'kernel.c', 'user.c'];

function fileOf(name: string): FileName {
  const file = FILES.find((each) => each === name);
  if (file === undefined) throw new Refusal(`No source file named ${name}.`);
  return file;
}

export function findFunction(name: string) {
  const found = Object.hasOwn(facts.functions, name) ? facts.functions[name] : undefined;
  if (found === undefined) throw new Refusal(`Function "${name}" not defined.`);
  return found;
}

/** The first instruction of a line, or of the next line with code. */
function addressOfLine(file: FileName, line: number): number | undefined {
  const own = lines.filter((each) => each.file === file && each.line >= line && each.line > 0);
  const least = Math.min(...own.map((each) => each.line));
  return own.find((each) => each.line === least)?.address;
}

function ofLine(file: FileName, line: number): Place {
  const address = addressOfLine(file, line);
  if (address === undefined) return { file, line };
  const found = functionAt(address);
  return { file, line, address, stop: found?.low === address ? found.stop : address };
}

const fileHere = (session: Session): FileName =>
  (isOff(session) ? undefined : frameOf(session).line?.file) ?? session.listed.file;

/** @param its the file of a bare line number */
export function placeOf(session: Session, text: string, its = fileHere(session)): Place {
  if (text.startsWith('*')) {
    const address = numberOf(decay(evaluate(session, text.slice(1)))) >>> 0;
    const line = lineAt(address);
    return { file: line?.file ?? session.listed.file, line: line?.line ?? 0, address, stop: address };
  }
  const match = /^(?:([^\s:]+):)?(\d+)$/.exec(text);
  if (match !== null) return ofLine(match[1] === undefined ? its : fileOf(match[1]), Number(match[2]));
  const [, file, name = text] = /^([^\s:]+):(\w+)$/.exec(text) ?? [];
  const found = findFunction(name);
  if (file !== undefined && fileOf(file) !== found.file)
    throw new Refusal(`Function "${name}" not defined in "${file}".`);
  return { file: found.file, line: lineAt(found.low)?.line ?? 0, address: found.low, stop: found.stop };
}
