/** Values of expressions: bytes with a type, and their location. */
import { type Machine } from '../machine.ts';
import { peek } from '../memory.ts';
import { Refusal } from './refusal.ts';
import { arrayOf, isNumber, pointerTo, targetOf, typeOf } from './types.ts';

export interface Value {
  /** GDB's name of the type. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Its address, if it has one. */
  readonly at?: number;
}

/** In bytes: GDB's max-value-size. */
const LARGEST = 65536;

export const hex = (number: number): string => `0x${(number >>> 0).toString(16)}`;

export const fullHex = (number: number): string => `0x${(number >>> 0).toString(16).padStart(8, '0')}`;

export function readBytes({ memory }: Machine, address: number, length: number): Uint8Array {
  const bytes = peek(memory, address >>> 0, length);
  if (bytes === undefined) throw new Refusal(`Cannot access memory at address ${hex(address)}`);
  return bytes;
}

export function load(machine: Machine, type: string, at: number): Value {
  const { code, size } = typeOf(type);
  if (code === 'function') return { type, bytes: new Uint8Array(), at };
  if (code === 'void') throw new Refusal('Attempt to take contents of a non-pointer value.');
  if (size > LARGEST) throw new Refusal(`value requires ${size} bytes, which is more than max-value-size`);
  return { type, bytes: readBytes(machine, at, size), at: at >>> 0 };
}

export const word = (type: string, number: number): Value => {
  const bytes = Uint8Array.of(number, number >> 8, number >> 16, number >> 24);
  return { type, bytes: bytes.slice(0, Math.min(4, typeOf(type).size)) };
};

/** Signed if the type is; pointers are unsigned. */
export function numberOf({ type, bytes, at = 0 }: Value): number {
  const { code, isSigned } = typeOf(type);
  if (code === 'array' || code === 'function') return at;
  if (!isNumber(type)) throw new Refusal("Value can't be converted to integer.");
  const number = bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
  return isSigned === true && bytes.length === 4 ? number | 0 : number;
}

/** Converts an array to a pointer to its first element, and a function to a pointer. */
export function decay(value: Value): Value {
  const { code } = typeOf(value.type);
  if (code === 'array') return word(pointerTo(targetOf(value.type)), value.at ?? 0);
  if (code === 'function') return word(pointerTo(value.type), value.at ?? 0);
  return value;
}

export function addressOf(value: Value): Value {
  if (value.at === undefined) throw new Refusal('Attempt to take address of value not located in memory.');
  return word(pointerTo(value.type), value.at);
}

export function contentsOf(machine: Machine, value: Value): Value {
  const { code } = typeOf(value.type);
  if (code === 'struct') throw new Refusal('Structure has no component named operator*.');
  if (code === 'function') return value;
  const pointer = decay(value);
  // GDB treats a number as the address of an int.
  const target = typeOf(pointer.type).code === 'pointer' ? targetOf(pointer.type) : 'int';
  return load(machine, target, numberOf(pointer));
}

export function memberOf(machine: Machine, value: Value, name: string): Value {
  const { code } = typeOf(value.type);
  const isPointer = code === 'pointer';
  const { fields } = typeOf(isPointer ? targetOf(value.type) : value.type);
  if (fields === undefined)
    throw new Refusal(
      `Attempt to extract a component of a value that is not a structure${isPointer ? ' pointer' : ''}.`,
    );
  const field = fields.find(([each]) => each === name);
  if (field === undefined) throw new Refusal(`There is no member named ${name}.`);
  const [, offset, type] = field;
  if (isPointer) return load(machine, type, numberOf(value) + offset);
  return {
    type,
    bytes: value.bytes.slice(offset, offset + typeOf(type).size),
    ...(value.at === undefined ? {} : { at: value.at + offset }),
  };
}

/** `value@count`: an array that begins with the value. */
export function repeat(machine: Machine, value: Value, count: number): Value {
  if (value.at === undefined) throw new Refusal("Only values in memory can be extended with '@'.");
  if (count <= 0) throw new Refusal('Invalid number ' + `${count} of repetitions.`);
  const { size } = typeOf(value.type);
  if (size * count > LARGEST)
    throw new Refusal(`value requires ${size * count} bytes, which is more than max-value-size`);
  return load(machine, arrayOf(value.type, count), value.at);
}
