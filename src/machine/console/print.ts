/** Values in GDB's format. */
import { nameAt } from '../guest/symbols.ts';
import type { Machine } from '../machine.ts';
import { Refusal } from './refusal.ts';
import { ALIKE, letterOf, quote, SHOWN } from './text-of.ts';
import { isChar, targetOf, typeOf } from './types.ts';
import { hex, load, numberOf, readBytes, type Value } from './values.ts';

/** Formats a value of up to four bytes by the letter after `/`. */
export function printNumber(number: number, size: number, format: string): string {
  const bits = 8 * size;
  const positive = bits === 32 ? number >>> 0 : number & (2 ** bits - 1);
  switch (format) {
    case 'x':
      return hex(positive);
    case 'z':
      return `0x${positive.toString(16).padStart(2 * size, '0')}`;
    case 'o':
      return positive === 0 ? '0' : `0${positive.toString(8)}`;
    case 't':
      return positive.toString(2);
    case 'd':
      return `${positive >= 2 ** (bits - 1) ? positive - 2 ** bits : positive}`;
    case 'u':
      return `${positive}`;
    case 'c':
      return `${number} ${letterOf(positive & 0xff)}`;
    default:
      return withName(positive);
  }
}

/** An address with its symbol: `0x800006e4 <sys_open>`. */
export function withName(address: number): string {
  const name = nameAt(address >>> 0);
  return name === undefined ? hex(address) : `${hex(address)} <${name}>`;
}

/** The zero-terminated string at an address. */
export function textAt(machine: Machine, address: number): { text: string; length: number } {
  const bytes: number[] = [];
  for (;;) {
    if (bytes.length >= SHOWN) return { text: quote(Uint8Array.from(bytes), true), length: bytes.length };
    const [byte = 0] = readBytes(machine, address + bytes.length, 1);
    if (byte === 0) return { text: quote(Uint8Array.from(bytes)), length: bytes.length + 1 };
    bytes.push(byte);
  }
}

function printPointer(machine: Machine, value: Value): string {
  const address = numberOf(value);
  if (!isChar(targetOf(value.type))) return withName(address);
  if (address === 0) return '0x0';
  try {
    return `${withName(address)} ${textAt(machine, address).text}`;
  } catch (error) {
    if (error instanceof Refusal) return `${withName(address)} <error: ${error.message}>`;
    throw error;
  }
}

function printArray(machine: Machine, value: Value, format: string): string {
  const target = targetOf(value.type);
  if (isChar(target) && (format === '' || format === 's')) {
    // Omit the terminating zero.
    const end = value.bytes.at(-1) === 0 ? -1 : value.bytes.length;
    return quote(value.bytes.slice(0, end));
  }
  const { size } = typeOf(target);
  const texts = Array.from({ length: value.bytes.length / size }, (_, index) =>
    printInside(machine, { type: target, bytes: value.bytes.slice(index * size, (index + 1) * size) }, format),
  );
  const parts: string[] = [];
  let [at, shown] = [0, 0];
  while (at < texts.length && shown < SHOWN) {
    const text = texts[at] ?? '';
    let end = at + 1;
    while (texts[end] === text) end += 1;
    const isMany = end - at >= ALIKE;
    parts.push(isMany ? `${text} <repeats ${end - at} times>` : text);
    shown += isMany ? ALIKE : 1;
    at = isMany ? end : at + 1;
  }
  return `{${parts.join(', ')}${at < texts.length ? '...' : ''}}`;
}

/** @param format a letter of `print/x`, or empty */
export function printInside(machine: Machine, value: Value, format = ''): string {
  const { code, size, fields = [], values = {} } = typeOf(value.type);
  switch (code) {
    case 'void':
      return 'void';
    case 'function':
      return `{${value.type}} ${withName(value.at ?? 0)}`;
    case 'array':
      return printArray(machine, value, format);
    case 'struct': {
      const parts = fields.map(([name, offset, type]) => {
        const bytes = value.bytes.slice(offset, offset + typeOf(type).size);
        return `${name} = ${printInside(machine, { type, bytes }, format)}`;
      });
      return `{${parts.join(', ')}}`;
    }
    default: {
      const number = numberOf(value);
      if (format !== '' && format !== 's') return printNumber(number, size, format);
      if (code === 'pointer') return printPointer(machine, value);
      if (isChar(value.type)) return `${number} ${letterOf(number)}`;
      return Object.entries(values).find(([, each]) => each === number)?.[0] ?? `${number}`;
    }
  }
}

/** As for `print`: a pointer with its type, unless it points to a string. */
export function printValue(machine: Machine, value: Value, format = ''): string {
  const text = printInside(machine, value, format);
  const isTyped = format === '' && typeOf(value.type).code === 'pointer' && !isChar(targetOf(value.type));
  return isTyped ? `(${value.type}) ${text}` : text;
}

export const loadAndPrint = (machine: Machine, type: string, at: number, format: string): string =>
  printInside(machine, load(machine, type, at), format);
