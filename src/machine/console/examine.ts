/** `x`: the memory, as numbers, characters, strings or instructions. */
import { disassemble } from '../disassemble.ts';
import { nameAt } from '../guest/symbols.ts';
import { slash } from './data-commands.ts';
import { evaluate } from './evaluate.ts';
import { printNumber, textAt, withName } from './print.ts';
import { Refusal } from './refusal.ts';
import { frameOf, isOff, type Session } from './session.ts';
import { typeOf } from './types.ts';
import { decay, hex, numberOf, readBytes } from './values.ts';

const SIZES: Readonly<Record<string, number>> = { b: 1, h: 2, w: 4 };

/** Bytes per line, by size of an item. */
const LINE: Readonly<Record<number, number>> = { 1: 8, 2: 16, 4: 16 };

/** Maximum number of items per command: longer output is unreadable. */
const MOST = 1024;

interface Look {
  readonly count: number;
  readonly format: string;
  readonly size: number;
}

function lookOf({ examined }: Session, text: string): Look {
  const [, digits = '', letters = ''] = /^(-?\d*)(.*)$/.exec(text) ?? [];
  let { format, size } = examined;
  let hasSize = false;
  for (const letter of letters) {
    if (letter === 'g') throw new Refusal('This console has no numbers of eight bytes.');
    const bytes = SIZES[letter];
    hasSize ||= bytes !== undefined;
    if (bytes !== undefined) size = bytes;
    else if ('xduotcazsi'.includes(letter)) format = letter;
    else throw new Refusal(`Undefined output format "${letter}".`);
  }
  if (format === 'a') size = 4;
  if (format === 'c' && !hasSize) size = 1;
  const count = digits === '' ? 1 : Number(digits);
  if (count < 0) throw new Refusal('This console looks forwards only.');
  if (count > MOST) throw new Refusal(`This console shows ${MOST} items at once, at most.`);
  return { count, format, size };
}

/** An address with its symbol, at the start of a line. */
const label = (address: number): string => `${withName(address)}:`;

/** @returns the output; unreadable memory ends it with GDB's message */
export function examine(session: Session, text: string): string {
  const { format: letters, rest } = slash(text);
  const look = text === '' ? session.examined : lookOf(session, letters);
  let at = session.examined.next;
  if (rest.trim() !== '') {
    const value = evaluate(session, rest);
    at = typeOf(value.type).code === 'array' ? (value.at ?? 0) : numberOf(decay(value)) >>> 0;
  }
  if (at === undefined) throw new Refusal('Argument required (starting display address).');
  let said = '';
  try {
    for (let left = look.count; left > 0;) {
      const part = partOf(session, look, at, left, (prefix) => {
        said += prefix;
      });
      at = part.next;
      left -= part.items;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isText = look.format === 's';
    said += isText ? `\t<error: ${error.message}>\n` : `${look.format === 'i' ? '\t' : ''}${error.message}\n`;
  }
  session.examined = { ...look, next: at };
  return said;
}

interface Part {
  readonly next: number;
  readonly items: number;
}

/** Items per line. */
function itemsOf(format: string, size: number): number {
  if (format === 'a') return 2;
  return format === 'c' ? 8 : (LINE[size] ?? 16) / size;
}

function partOf(session: Session, { format, size }: Look, at: number, left: number, say: (text: string) => void): Part {
  const { machine } = session;
  if (format === 'i') {
    const isHere = !isOff(session) && frameOf(session).pc === at;
    say(`${isHere ? '=> ' : '   '}${label(at)}`);
    const bytes = readBytes(machine, at, 4);
    say(`\t${disassemble(new DataView(bytes.buffer).getInt32(0, true), at, nameAt)}\n`);
    return { next: at + 4, items: 1 };
  }
  say(label(at));
  if (format === 's') {
    const { text, length } = textAt(machine, at);
    say(`\t${text}\n`);
    return { next: at + length, items: 1 };
  }
  const inLine = Math.min(left, itemsOf(format, size));
  for (let item = 0; item < inLine; item += 1) {
    say('\t');
    const bytes = readBytes(machine, at + item * size, size);
    const number = bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
    say(inMemory(number, size, format));
  }
  say('\n');
  return { next: at + inLine * size, items: inLine };
}

/** Memory is shown with all leading zeros in base 16 and 2. */
function inMemory(number: number, size: number, format: string): string {
  if (format === 'x') return printNumber(number, size, 'z');
  if (format === 't') return number.toString(2).padStart(8 * size, '0');
  if (format === 'a') return hex(number);
  if (format === 'o') return number === 0 ? '0' : `0${number.toString(8).padStart(Math.ceil((8 * size) / 3), '0')}`;
  return printNumber(number, size, format);
}
