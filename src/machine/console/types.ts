/** The guest's types by GDB's names, and derived ones: pointers and arrays. */
import { facts } from '../guest/built/facts.ts';
import type { TypeFacts } from '../guest/facts.ts';
import { Refusal } from './refusal.ts';

/** GDB's type of a code register: an unknown function. */
export const CODE = 'void (*)()';

const BASE: Readonly<Record<string, TypeFacts>> = {
  [CODE]: { code: 'pointer', size: 4, target: 'void ()' },
  'void ()': { code: 'function', size: 1, target: 'void' },
  'void *': { code: 'pointer', size: 4, target: 'void' },
};

const made = new Map<string, TypeFacts>();

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

export const findType = (name: string): TypeFacts | undefined =>
  own(facts.types, name) ?? own(BASE, name) ?? made.get(name);

export function typeOf(name: string): TypeFacts {
  const type = findType(name);
  if (type === undefined) throw new Refusal(`No symbol "${name}" in current context.`);
  return type;
}

export function targetOf(name: string): string {
  return typeOf(name).target ?? 'void';
}

/** Registers the type of a function, for which GDB has no table. */
export function functionNamed(name: string): string {
  if (findType(name) === undefined) made.set(name, { code: 'function', size: 1, target: name.replace(/ ?\(.*$/, '') });
  return name;
}

/** Arrays and functions surround the star: `char (*)[48]`. */
export function pointerTo(name: string): string {
  const { code } = typeOf(name);
  const at = code === 'function' ? name.indexOf('(') : code === 'array' ? name.lastIndexOf('[', name.indexOf(']')) : -1;
  const pointer = name.includes('(*')
    ? name.replace('(*', '(**')
    : at >= 0
      ? `${name.slice(0, at).trimEnd()} (*)${name.slice(at)}`
      : name.endsWith('*')
        ? `${name}*`
        : `${name} *`;
  if (findType(pointer) === undefined) made.set(pointer, { code: 'pointer', size: 4, target: name });
  return pointer;
}

export function arrayOf(name: string, length: number): string {
  const { code, size } = typeOf(name);
  const at = code === 'array' ? name.indexOf('[') : -1;
  const array = at >= 0 ? `${name.slice(0, at)}[${length}]${name.slice(at)}` : `${name} [${length}]`;
  const spaced = name.endsWith('*') ? `${name}[${length}]` : array;
  if (findType(spaced) === undefined) made.set(spaced, { code: 'array', size: size * length, target: name, length });
  return spaced;
}

export const isChar = (name: string): boolean => name === 'char' || name === 'const char';

export const isNumber = (name: string): boolean => ['integer', 'enum', 'pointer'].includes(typeOf(name).code);

/** GDB's output of `ptype`, without `type = `. */
export function describeType(name: string): string {
  const bare = name.startsWith('const ') ? name.slice(6) : name;
  const root = /^(?:struct|enum) \w+/.exec(bare)?.[0];
  const words = root === undefined ? undefined : findType(root)?.ptype;
  if (root === undefined || words === undefined) return name;
  return words.slice('type = '.length).trimEnd() + bare.slice(root.length);
}
