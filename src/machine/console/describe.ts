/** The machine's location, in GDB's words. */
import { sources } from '../guest/built/sources.ts';
import type { FileName } from '../guest/facts.ts';
import { scopesOf, type Frame } from './frames.ts';
import { valueOf } from './names.ts';
import { printInside } from './print.ts';
import type { Session } from './session.ts';
import { fullHex } from './values.ts';

export const linesOf = (file: FileName): readonly string[] => sources[file].trimEnd().split('\n');

/** A line of a source with its number. */
export const sourceLine = (file: FileName, line: number): string => `${line}\t${linesOf(file)[line - 1] ?? ''}`;

/** Whether the address is within a line, so that the line alone is ambiguous. */
const isWithin = ({ pc, line }: Frame): boolean => line?.address !== pc;

/** `sys_open (p=0x0, path=0x0) at kernel.c:112`, after its address if it is within a line. */
export function describeFrame(session: Session, frame: Frame): string {
  const { name, line, pc } = frame;
  if (name === undefined) return `${fullHex(pc)} in ?? ()`;
  const values = (scopesOf(frame).at(-1) ?? [])
    .filter((variable) => variable.at(-1) === true)
    .map((variable) => `${variable[0]}=${printInside(session.machine, valueOf(session, frame, variable))}`);
  const place = line === undefined ? '' : ` at ${line.file}:${line.line}`;
  return `${isWithin(frame) ? `${fullHex(pc)} in ` : ''}${name} (${values.join(', ')})${place}`;
}

/** The source line of a frame. @param isAlone whether its function was not printed just before */
export function describeLine(frame: Frame, isAlone: boolean): string {
  const { line, pc } = frame;
  if (line === undefined) return isAlone ? `${fullHex(pc)} in ?? ()\n` : '';
  const address = isAlone && isWithin(frame) ? `${fullHex(pc)}\t` : '';
  return `${address}${sourceLine(line.file, line.line)}\n`;
}

/** A frame with its number, its function and its line. */
export const describeLevel = (session: Session, frame: Frame): string =>
  `#${`${frame.level}`.padEnd(2)} ${describeFrame(session, frame)}\n`;
