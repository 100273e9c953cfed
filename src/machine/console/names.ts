/** Resolves names in expressions: variables, functions, registers, values of the history. */
import { facts } from '../guest/built/facts.ts';
import type { Variable } from '../guest/facts.ts';
import { REGISTERS } from '../disassemble.ts';
import { scopesOf, type Frame } from './frames.ts';
import { Refusal } from './refusal.ts';
import { frameOf, isOff, type Session } from './session.ts';
import { CODE, functionNamed } from './types.ts';
import { load, word, type Value } from './values.ts';

/** In GDB's order; GDB calls s0 fp. */
export const NAMES: readonly string[] = [...REGISTERS.map((name) => (name === 's0' ? 'fp' : name)), 'pc'];

const TYPES: Readonly<Record<string, string>> = {
  ra: CODE,
  pc: CODE,
  sp: 'void *',
  gp: 'void *',
  tp: 'void *',
  fp: 'void *',
};

/** @returns undefined if there is no such register */
export function registerOf(frame: Frame, name: string): Value | undefined {
  const short = name === 's0' ? 'fp' : /^x\d+$/.test(name) ? (NAMES[Number(name.slice(1))] ?? '') : name;
  const index = NAMES.indexOf(short);
  if (index < 0 || (name.startsWith('x') && index === 32)) return undefined;
  const number = index === 32 ? frame.pc : (frame.x[index] ?? 0);
  return word(TYPES[short] ?? 'int', number);
}

export function valueOf({ machine }: Session, frame: Frame, variable: Variable): Value {
  const [, type, where, place] = variable;
  switch (where) {
    case 'register':
      return { type, bytes: registerOf(frame, place)?.bytes ?? new Uint8Array(4) };
    case 'frame':
      return load(machine, type, frame.base + place);
    case 'static':
      return load(machine, type, place);
  }
}

const nothing: Value = { type: 'void', bytes: new Uint8Array() };

/** `$`, `$$`, `$$3`, `$3`, `$sp`; any other name is void. */
export function dollar(session: Session, name: string): Value {
  const { values } = session;
  const back = /^\$(?:\$(\d*))?$/.exec(name);
  if (back !== null) return values.at(-1 - (name === '$' ? 0 : Number(back[1] === '' ? 1 : back[1]))) ?? nothing;
  const number = /^\$(\d+)$/.exec(name)?.[1];
  if (number !== undefined) {
    const value = values[Number(number) - 1];
    if (value === undefined) throw new Refusal(`History has not yet reached $${number}.`);
    return value;
  }
  return isOff(session) ? nothing : (registerOf(frameOf(session), name.slice(1)) ?? nothing);
}

/** @param isLocal called for a local variable */
export function named(session: Session, name: string, isLocal: () => void): Value {
  const { machine } = session;
  const frame = isOff(session) ? undefined : frameOf(session);
  const variable =
    frame === undefined
      ? undefined
      : scopesOf(frame)
          .flat()
          .find(([each]) => each === name);
  if (frame !== undefined && variable !== undefined) {
    if (variable[2] !== 'static') isLocal();
    return valueOf(session, frame, variable);
  }
  const global = Object.hasOwn(facts.globals, name) ? facts.globals[name] : undefined;
  if (global !== undefined) return load(machine, global[1], global[0]);
  const found = Object.hasOwn(facts.functions, name) ? facts.functions[name] : undefined;
  if (found !== undefined)
    return { type: functionNamed(functionType(found.type)), bytes: new Uint8Array(), at: found.low };
  for (const [type, { values = {} }] of Object.entries(facts.types)) {
    if (Object.hasOwn(values, name)) return word(type, values[name] ?? 0);
  }
  throw new Refusal(`No symbol "${name}" in current context.`);
}

/** The name of a function's type, from GDB's output of `ptype`. */
export function functionType(words: string): string {
  return words
    .replace(/^type = /, '')
    .replace(/ \{[^}]*(?:\{[^}]*\}[^}]*)*\}/, '')
    .trim();
}

/** The result type of a function. */
export const resultType = (words: string): string => functionType(words).replace(/ ?\((?!\*).*$/, '');
