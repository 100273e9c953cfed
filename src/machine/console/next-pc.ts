/** The next pc, as GDB computes it for RISC-V: to step, it sets a breakpoint there and continues. */
import { immediateB, immediateI, immediateJ, OPCODE } from '../decode.ts';
import type { Machine } from '../machine.ts';
import { peek } from '../memory.ts';

const ECALL = 0x73;

/** @returns undefined for a return from a trap */
export function nextPc({ hart, memory }: Machine): number | undefined {
  const { pc, x } = hart;
  const bytes = peek(memory, pc, 4);
  if (bytes === undefined) return undefined;
  const word = new DataView(bytes.buffer).getInt32(0, true);
  const [a, b] = [x[(word >>> 15) & 31] ?? 0, x[(word >>> 20) & 31] ?? 0];
  switch (word & 0x7f) {
    case OPCODE.jal:
      return (pc + immediateJ(word)) >>> 0;
    case OPCODE.jalr:
      return ((a + immediateI(word)) & ~1) >>> 0;
    case OPCODE.branch:
      return (pc + (isTaken((word >>> 12) & 7, a, b) ? immediateB(word) : 4)) >>> 0;
    case OPCODE.system:
      // After a call to the kernel or the firmware; returns from there are single-stepped.
      return word === ECALL || ((word >>> 12) & 7) !== 0 ? pc + 4 : undefined;
    default:
      return pc + 4;
  }
}

function isTaken(kind: number, a: number, b: number): boolean {
  const isIt = kind < 4 ? a === b : kind < 6 ? a < b : a >>> 0 < b >>> 0;
  return kind % 2 === 0 ? isIt : !isIt;
}
