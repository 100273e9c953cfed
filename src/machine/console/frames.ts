/** Which functions have called which, found from their prologues: each saves registers in its frame and gives them back. */
import { immediateI, immediateS } from '../decode.ts';
import { facts } from '../guest/built/facts.ts';
import type { FunctionFacts, Variable } from '../guest/facts.ts';
import { lineAt, type Line } from '../guest/symbols.ts';
import type { Machine } from '../machine.ts';
import { peek } from '../memory.ts';

export interface Frame {
  readonly level: number;
  readonly pc: number;
  /** The registers as they were there. */
  readonly x: Int32Array;
  /** Where the caller's stack ends: the variables lie below. */
  readonly base: number;
  readonly name?: string;
  readonly line?: Line;
}

const [RA, SP, S0] = [1, 2, 8];

/** Frames, at most: in a broken stack they would have no end. */
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

/** What the instructions from the function's first one up to here have done with the stack. */
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
      // The epilogue: the base is found from the stack's end again.
      if (rd === S0) [register, offset] = [SP, immediateI(word) - (saved.get(S0) ?? 0)];
      saved.delete(rd);
    }
  }
  const base = ((x[register] ?? 0) + offset) >>> 0;
  // The assembler's functions have no caller, but for the one that is called: sbi.
  if (line === 0 && low !== facts.functions['sbi']?.low) return { base };
  const before = x.slice();
  for (const [index, place] of saved) before[index] = wordAt(machine, base + place);
  before[SP] = base;
  return { base, caller: { pc: (before[RA] ?? 0) >>> 0, x: before } };
}

/** From the innermost outwards; the last may be one of which nothing is known. */
export function framesOf(machine: Machine): readonly Frame[] {
  const frames: Frame[] = [];
  let next: { pc: number; x: Int32Array } | undefined = { pc: machine.hart.pc, x: machine.hart.x };
  while (next !== undefined && frames.length < DEEPEST) {
    const { pc, x }: { pc: number; x: Int32Array } = next;
    const level = frames.length;
    // A call is what stands before the address that it returns to.
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

/** The blocks of variables around a frame's instruction, the innermost first. */
export function scopesOf({ level, pc }: Frame): readonly (readonly Variable[])[] {
  const inside = level === 0 ? pc : pc - 1;
  const blocks = functionAt(inside)?.blocks ?? [];
  return blocks
    .filter(([low, high]) => inside >= low && inside < high)
    .map(([, , variables]) => variables)
    .reverse();
}
