/** Stack unwinding from function prologues, which save registers in the frame, and epilogues, which restore them. */
import { immediateI, immediateS } from '../decode.ts';
import { facts } from '../guest/built/facts.ts';
import type { FunctionFacts, Variable } from '../guest/facts.ts';
import { lineAt, type Line } from '../guest/symbols.ts';
import type { Machine } from '../machine.ts';
import { peek } from '../memory.ts';

export interface Frame {
  readonly level: number;
  readonly pc: number;
  /** The frame's registers. */
  readonly x: Int32Array;
  /** The stack pointer of the caller: the variables are below. */
  readonly base: number;
  readonly name?: string;
  readonly line?: Line;
}

const [RA, SP, S0] = [1, 2, 8];

/** Maximum number of frames: a corrupt stack may be endless. */
const DEEPEST = 64;

const functions = Object.entries(facts.functions);

export function functionAt(pc: number): (FunctionFacts & { readonly name: string }) | undefined {
  const found = functions.find(([, { low, high }]) => pc >= low && pc < high);
  return found === undefined ? undefined : { ...found[1], name: found[0] };
}

const wordAt = (machine: Machine, address: number): number => {
  const bytes = peek(machine.memory, address >>> 0, 4);
  return bytes === undefined ? 0 : new DataView(bytes.buffer).getInt32(0, true);
};

interface Unwound {
  readonly base: number;
  readonly caller?: { readonly pc: number; readonly x: Int32Array };
}

/** Simulates the effect of the function's instructions up to here on the stack. */
function unwind(machine: Machine, pc: number, x: Int32Array, { low, line }: FunctionFacts): Unwound {
  let register = SP;
  let offset = 0;
  const saved = new Map<number, number>();
  for (let at = low; at < pc; at += 4) {
    const word = wordAt(machine, at);
    const [code, rd, kind, rs1, rs2] = [
      word & 0x7f,
      (word >>> 7) & 31,
      (word >>> 12) & 7,
      (word >>> 15) & 31,
      (word >>> 20) & 31,
    ];
    if (line === 0 || rs1 !== SP) continue;
    if (code === 0x13 && kind === 0 && rd === SP) offset = register === SP ? offset - immediateI(word) : 0;
    else if (code === 0x13 && kind === 0 && rd === S0) [register, offset] = [S0, 0];
    else if (code === 0x23 && (rs2 === RA || rs2 === S0)) saved.set(rs2, immediateS(word) - offset);
    else if (code === 0x03 && (rd === RA || rd === S0)) {
      // The epilogue: the base is relative to the stack pointer again.
      if (rd === S0) [register, offset] = [SP, immediateI(word) - (saved.get(S0) ?? 0)];
      saved.delete(rd);
    }
  }
  const base = ((x[register] ?? 0) + offset) >>> 0;
  // Assembler functions have no caller, except for one that is called: sbi.
  if (line === 0 && low !== facts.functions['sbi']?.low) return { base };
  const before = x.slice();
  for (const [index, place] of saved) before[index] = wordAt(machine, base + place);
  before[SP] = base;
  return { base, caller: { pc: (before[RA] ?? 0) >>> 0, x: before } };
}

/** Innermost first; the last may be unknown. */
export function framesOf(machine: Machine): readonly Frame[] {
  const frames: Frame[] = [];
  let next: { pc: number; x: Int32Array } | undefined = { pc: machine.hart.pc, x: machine.hart.x };
  while (next !== undefined && frames.length < DEEPEST) {
    const { pc, x }: { pc: number; x: Int32Array } = next;
    const level = frames.length;
    // A caller's pc is its return address: the call is the instruction before.
    const inside = level === 0 ? pc : pc - 1;
    const found = functionAt(inside);
    if (found === undefined) {
      frames.push({ level, pc, x, base: (x[SP] ?? 0) >>> 0 });
      return frames;
    }
    const { base, caller } = unwind(machine, pc, x, found);
    const line = lineAt(inside);
    frames.push({ level, pc, x, base, name: found.name, ...(line === undefined ? {} : { line }) });
    next = caller;
  }
  return frames;
}

/** The lexical blocks around a frame's instruction, innermost first. */
export function scopesOf({ level, pc }: Frame): readonly (readonly Variable[])[] {
  const inside = level === 0 ? pc : pc - 1;
  const blocks = functionAt(inside)?.blocks ?? [];
  return blocks
    .filter(([low, high]) => inside >= low && inside < high)
    .map(([, , variables]) => variables)
    .reverse();
}
