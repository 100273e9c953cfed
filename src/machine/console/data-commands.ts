/** `print`, `ptype`, `whatis`, and `info` about variables, registers and symbols. */
import { facts } from '../guest/built/facts.ts';
import type { Variable } from '../guest/facts.ts';
import { lineAt, nameAt } from '../guest/symbols.ts';
import { evaluate, isTypeName } from './evaluate.ts';
import { functionAt, scopesOf } from './frames.ts';
import { NAMES, registerOf, valueOf } from './names.ts';
import { placeOf } from './places.ts';
import { printInside, printValue, withName } from './print.ts';
import { Refusal } from './refusal.ts';
import { frameOf, isOff, keep, type Session } from './session.ts';
import { endOf } from './step.ts';
import { describeType, findType, typeOf } from './types.ts';
import { decay, hex, numberOf, type Value } from './values.ts';

const FORMATS = 'xduotcazs';

/** Splits off the format after a slash. */
export function slash(text: string): { format: string; rest: string } {
  const match = /^\/(\S*)\s*/.exec(text);
  return match === null ? { format: '', rest: text } : { format: match[1] ?? '', rest: text.slice(match[0].length) };
}

export function print(session: Session, text: string): string {
  const { format, rest } = slash(text);
  if (/^\d+/.test(format)) throw new Refusal('Item count other than 1 is meaningless in "print" command.');
  if (format.length > 1 || !FORMATS.includes(format))
    throw new Refusal(
      format === 'i' ? 'Format letter "i" is meaningless in "print" command.' : `Undefined output format "${format}".`,
    );
  const value = evaluate(session, rest.trim() === '' ? '$' : rest);
  if (isTypeName(value) && typeOf(value.type).code !== 'void')
    throw new Refusal(`Attempt to use a type as an expression`);
  // `x` continues after the printed value.
  if (value.at !== undefined && value.bytes.length > 0)
    session.examined = { ...session.examined, next: value.at + value.bytes.length };
  return `$${keep(session, value)} = ${printValue(session.machine, value, format)}\n`;
}

/** The type of an expression, or the named type. */
function typeIn(session: Session, text: string): Value {
  if (text.trim() === '') throw new Refusal('The history is empty.');
  return evaluate(session, text);
}

export function ptype(session: Session, text: string): string {
  const { format, rest } = slash(text);
  if (format !== '' && format !== 'o') throw new Refusal(`unrecognized flag '${format}'`);
  const { type } = typeIn(session, rest);
  if (format === 'o') {
    const offsets = findType(type)?.offsets;
    if (offsets !== undefined) return offsets;
  }
  return `type = ${describeType(type)}\n`;
}

export const whatis = (session: Session, text: string): string => `type = ${typeIn(session, text).type}\n`;

const list = (session: Session, variables: readonly Variable[], none: string): string => {
  const frame = frameOf(session);
  const texts = variables.map(
    (variable) => `${variable[0]} = ${printInside(session.machine, valueOf(session, frame, variable))}\n`,
  );
  return texts.length === 0 ? `${none}\n` : texts.join('');
};

const isArgument = (variable: Variable): boolean => variable.at(-1) === true;

export function infoVariables(session: Session, areArguments: boolean): string {
  const variables = scopesOf(frameOf(session)).flat();
  return areArguments
    ? list(session, variables.filter(isArgument), 'No arguments.')
    : list(
        session,
        variables.filter((variable) => !isArgument(variable)),
        'No locals.',
      );
}

export function infoRegisters(session: Session, text: string): string {
  if (isOff(session)) throw new Refusal('The program has no registers now.');
  const frame = frameOf(session);
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^\$/, ''));
  // By default all registers except the one that is always zero.
  const names = words.length === 0 ? NAMES.slice(1) : words;
  return names
    .map((name) => {
      const value = registerOf(frame, name);
      if (value === undefined) throw new Refusal(`Invalid register \`${name}'`);
      const number = numberOf(value);
      const plain = value.type === 'int' ? `${number}` : withName(number);
      return `${name.padEnd(15)}${hex(number)}\t${plain}\n`;
    })
    .join('');
}

function sectionOf(address: number): string {
  if (functionAt(address) !== undefined) return '.text';
  const { bss_start: bss = 0, bss_end: end = 0 } = facts.labels;
  if (address >= end) return '.stacks';
  if (address >= bss) return '.bss';
  return address >= (facts.globals['mix']?.[0] ?? 0) ? '.data' : '.rodata';
}

export function infoSymbol(session: Session, text: string): string {
  if (text === '') throw new Refusal('Argument required (address).');
  const address = numberOf(decay(evaluate(session, text))) >>> 0;
  const name = nameAt(address);
  if (name === undefined) return `No symbol matches ${text}.\n`;
  return `${name.replace('+', ' + ')} in section ${sectionOf(address)}\n`;
}

export function infoLine(session: Session, text: string): string {
  const place = placeOf(session, text === '' ? `*${session.machine.hart.pc}` : text);
  const { address, file } = place;
  const line = address === undefined ? undefined : lineAt(address);
  if (address === undefined || line === undefined) return `Line number ${place.line} is out of range for "${file}".\n`;
  return line.line === place.line
    ? `Line ${line.line} of "${file}" starts at address ${withName(line.address)} and ends at ${withName(endOf(line))}.\n`
    : `Line ${place.line} of "${file}" is at address ${withName(address)} but contains no code.\n`;
}
