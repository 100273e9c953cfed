/**
 * GDB's remote serial protocol, so that a real GDB can debug the machine. Pure: packets are text, and the caller has
 * the socket. For developers and tests: no page needs it.
 */
import { run, type Machine } from './machine.ts';
import { peek, poke } from './memory.ts';
import { setBreakpoint, setWatchpoint, type Watched } from './points.ts';

/** Checksum of a packet: its bytes, modulo 256. */
function sum(text: string): string {
  let all = 0;
  for (let at = 0; at < text.length; at += 1) all = (all + text.charCodeAt(at)) & 0xff;
  return all.toString(16).padStart(2, '0');
}

export const packet = (text: string): string => `$${text}#${sum(text)}`;

/** The first packet received so far, and the text after it; undefined until a packet is complete. */
export function unpack(received: string): { text: string; rest: string } | undefined {
  const match = /\$([^#]*)#[0-9a-f]{2}/i.exec(received);
  return match === null ? undefined : { text: match[1] ?? '', rest: received.slice(match.index + match[0].length) };
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16));

/** A number of 32 bits in little endian. */
export const word = (value: number): string => hexOf(Uint8Array.of(value, value >> 8, value >> 16, value >> 24));

const numberOf = (hex: string): number => new DataView(bytesOf(hex).buffer).getInt32(0, true);

const PC = 32;

const NAMES =
  'zero ra sp gp tp t0 t1 t2 fp s1 a0 a1 a2 a3 a4 a5 a6 a7 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 t3 t4 t5 t6 pc'.split(' ');

const TYPES: Readonly<Record<string, string>> = {
  ra: 'code_ptr',
  pc: 'code_ptr',
  sp: 'data_ptr',
  gp: 'data_ptr',
  tp: 'data_ptr',
  fp: 'data_ptr',
};

/** Target description of the registers. */
const TARGET = `<?xml version="1.0"?><!DOCTYPE target SYSTEM "gdb-target.dtd"><target><architecture>riscv:rv32</architecture><feature name="org.gnu.gdb.riscv.cpu">${NAMES.map(
  (name) => `<reg name="${name}" bitsize="32" type="${TYPES[name] ?? 'int'}"/>`,
).join('')}</feature></target>`;

/** Watchpoint kinds, by the digit after Z or z. */
const WATCHED: Readonly<Record<string, Watched>> = { 2: 'write', 3: 'read', 4: 'access' };
const STOPS: Readonly<Record<Watched, string>> = { write: 'watch', read: 'rwatch', access: 'awatch' };

/** Instructions in one go, so that the client can interrupt. */
const SLICE = 1_000_000;

function registerOf({ hart }: Machine, index: number): string | undefined {
  if (index === PC) return word(hart.pc);
  const value = hart.x[index];
  return value === undefined ? undefined : word(value);
}

function setRegister({ hart }: Machine, index: number, hex: string): void {
  const value = numberOf(hex);
  if (index === PC) hart.pc = value >>> 0;
  else if (index > 0) hart.x[index] = value;
}

/** Stop reply; undefined if only the slice has ended. */
export function stopReply({ stop }: Machine): string | undefined {
  switch (stop?.reason) {
    case 'watchpoint':
      return `T05${STOPS[stop.watchpoint.kind]}:${stop.watchpoint.address.toString(16)};`;
    case 'off':
      return 'W00';
    case 'limit':
      return undefined;
    default:
      return 'S05';
  }
}

/** Runs for a slice. @returns the reply to `c`, if there is one */
export function goOn(machine: Machine): string | undefined {
  machine.isMasked = false;
  run(machine, SLICE);
  return stopReply(machine);
}

/** @returns undefined for `c`, to which `goOn` replies later; an empty text for unknown packets */
export function answer(machine: Machine, text: string): string | undefined {
  const [numbers = '', data = ''] = text.slice(1).split(/[:=]/);
  const [first = 0, second = 0] = numbers.split(',').map((hex) => parseInt(hex, 16));
  switch (text[0]) {
    case '?':
      return 'S05';
    case 'g':
      return NAMES.map((_, index) => registerOf(machine, index)).join('');
    case 'G':
      for (const index of NAMES.keys()) setRegister(machine, index, text.slice(1 + 8 * index, 9 + 8 * index));
      return 'OK';
    case 'p':
      return registerOf(machine, first) ?? 'E01';
    case 'P':
      setRegister(machine, first, data);
      return 'OK';
    case 'm': {
      const bytes = peek(machine.memory, first, second);
      return bytes === undefined ? 'E01' : hexOf(bytes);
    }
    case 'M':
      return poke(machine.memory, first, bytesOf(data)) ? 'OK' : 'E01';
    case 's':
      // Interrupts are deferred while stepping, as in QEMU; otherwise each step would end in the timer's handler.
      machine.isMasked = true;
      run(machine, 1);
      return stopReply(machine) ?? 'S05';
    case 'c':
      return undefined;
    case 'Z':
    case 'z':
      return point(machine, text);
    case 'H':
    case 'D':
      return 'OK';
    case 'q':
      return query(text);
    default:
      return '';
  }
}

/** Sets or removes a point: `Z0,address,length`. */
function point({ points }: Machine, text: string): string {
  const [kind = '', address = '', length = ''] = text.slice(1).split(',');
  const isSet = text.startsWith('Z');
  const watched = WATCHED[kind];
  if (watched !== undefined) {
    const watchpoint = { address: parseInt(address, 16), length: parseInt(length, 16), kind: watched };
    setWatchpoint(points, watchpoint, isSet);
    return 'OK';
  }
  if (kind !== '0' && kind !== '1') return '';
  return setBreakpoint(points, parseInt(address, 16), isSet) ? 'OK' : 'E01';
}

function query(text: string): string {
  if (text.startsWith('qSupported')) return 'PacketSize=1000;qXfer:features:read+';
  if (text === 'qAttached') return '1';
  const part = /^qXfer:features:read:target\.xml:([0-9a-f]+),([0-9a-f]+)$/.exec(text);
  if (part === null) return '';
  const [start, length] = [parseInt(part[1] ?? '', 16), parseInt(part[2] ?? '', 16)];
  const isLast = start + length >= TARGET.length;
  return `${isLast ? 'l' : 'm'}${TARGET.slice(start, start + length)}`;
}
