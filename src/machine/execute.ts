/** The main loop: fetch, decode, execute. Only arithmetic, jumps and memory accesses are handled inline. */
import { readDevice, writeDevice } from './access.ts';
import { arithmetic, isTaken, multiplication } from './alu.ts';
import type { Core } from './core.ts';
import { immediateB, immediateI, immediateJ, immediateS, immediateU, OPCODE } from './decode.ts';
import { RAM_BASE, RAM_SIZE } from './memory.ts';
import { touched } from './points.ts';
import { system } from './system.ts';
import { CAUSE, raise } from './traps.ts';

/** What the first instruction ignores, because the machine has stopped there. */
export interface Passes {
  readonly breakpoint: boolean;
  readonly watchpoint: boolean;
}

const PASSES_NONE: Passes = { breakpoint: false, watchpoint: false };

/** The last byte at which an access of 1, 2 or 4 bytes can begin, by funct3. */
const LAST = new Int32Array([1, 2, 4, 4, 1, 2, 4, 4].map((width) => RAM_SIZE - width));

/**
 * Runs instructions up to the limit, or until the machine stops or an interrupt may have become possible.
 *
 * Addresses are signed here, like registers.
 */
export function execute(core: Core, limit: number, passes = PASSES_NONE): void {
  const { hart, points } = core;
  const { x } = hart;
  const { view } = core.memory;
  const { marks, watchpoints } = points;
  const isWatching = watchpoints.length > 0 && !passes.watchpoint;
  const end = hart.steps + limit;
  let left = limit;
  let pc = hart.pc | 0;

  while (left > 0) {
    const at = (pc - RAM_BASE) >>> 0;
    if (at >= RAM_SIZE) {
      left -= 1;
      hart.steps = end - left;
      hart.pc = pc >>> 0;
      raise(core, CAUSE.instructionFault, pc);
      pc = hart.pc | 0;
      continue;
    }
    if (marks[at >>> 2] !== 0 && !passes.breakpoint) {
      core.stop = { reason: 'breakpoint' };
      break;
    }
    left -= 1;
    const here = pc;
    pc = (pc + 4) | 0;
    const word = view.getInt32(at, true);
    const kind = (word >>> 12) & 7;
    const target = (word >>> 7) & 31;
    const a = x[(word >>> 15) & 31] ?? 0;
    const b = x[(word >>> 20) & 31] ?? 0;
    // A case without `continue` raises an exception with this cause, and this value for mtval.
    let cause: number = CAUSE.illegal;
    let value = word;

    switch (word & 0x7f) {
      case OPCODE.immediate: {
        const seven = word >>> 25;
        if (kind === 1 ? seven !== 0 : kind === 5 && (seven & ~0x20) !== 0) break;
        if (target !== 0) x[target] = arithmetic(kind, kind === 5 && seven !== 0, a, immediateI(word));
        continue;
      }
      case OPCODE.register: {
        const seven = word >>> 25;
        if (seven === 1) {
          if (target !== 0) x[target] = multiplication(kind, a, b);
        } else if (seven === 0 || (seven === 0x20 && (kind === 0 || kind === 5))) {
          if (target !== 0) x[target] = arithmetic(kind, seven !== 0, a, b);
        } else break;
        continue;
      }
      case OPCODE.load: {
        if (kind === 3 || kind > 5) break;
        const address = (a + immediateI(word)) | 0;
        const offset = (address - RAM_BASE) >>> 0;
        if (isWatching && isStopped(core, address, kind, 'read')) {
          hart.steps = end - left - 1;
          hart.pc = here >>> 0;
          return;
        }
        if (offset <= (LAST[kind] ?? 0)) {
          if (target !== 0) x[target] = loadFrom(view, kind, offset);
          continue;
        }
        hart.steps = end - left;
        const read = readDevice(core, address >>> 0);
        if (read === undefined) {
          cause = CAUSE.loadFault;
          value = address;
          break;
        }
        if (target !== 0) x[target] = kind === 0 ? (read << 24) >> 24 : kind === 1 ? (read << 16) >> 16 : read;
        continue;
      }
      case OPCODE.store: {
        if (kind > 2) break;
        const address = (a + immediateS(word)) | 0;
        const offset = (address - RAM_BASE) >>> 0;
        if (isWatching && isStopped(core, address, kind, 'write')) {
          hart.steps = end - left - 1;
          hart.pc = here >>> 0;
          return;
        }
        if (offset <= (LAST[kind] ?? 0)) {
          if (kind === 2) view.setInt32(offset, b, true);
          else if (kind === 0) view.setInt8(offset, b);
          else view.setInt16(offset, b, true);
        } else if (!writeDevice(core, address >>> 0, b)) {
          cause = CAUSE.storeFault;
          value = address;
          break;
        }
        if (!core.isChanged) continue;
        hart.steps = end - left;
        hart.pc = pc >>> 0;
        return;
      }
      case OPCODE.branch: {
        if (kind === 2 || kind === 3) break;
        if (!isTaken(kind, a, b)) continue;
        const to = (here + immediateB(word)) | 0;
        if ((to & 3) !== 0) {
          cause = CAUSE.misalignedInstruction;
          value = to;
          break;
        }
        pc = to;
        continue;
      }
      case OPCODE.jal:
      case OPCODE.jalr: {
        const isRelative = (word & 0x7f) === OPCODE.jal;
        if (!isRelative && kind !== 0) break;
        const to = isRelative ? (here + immediateJ(word)) | 0 : (a + immediateI(word)) & ~1;
        if ((to & 3) !== 0) {
          cause = CAUSE.misalignedInstruction;
          value = to;
          break;
        }
        if (target !== 0) x[target] = pc;
        pc = to;
        continue;
      }
      case OPCODE.lui:
      case OPCODE.auipc:
        if (target !== 0) x[target] = (immediateU(word) + ((word & 0x7f) === OPCODE.lui ? 0 : here)) | 0;
        continue;
      case OPCODE.fence:
        if (kind > 1) break;
        continue;
      case OPCODE.system:
        hart.steps = end - left;
        hart.pc = here >>> 0;
        system(core, word);
        pc = hart.pc | 0;
        if (!core.isChanged) continue;
        return;
    }
    hart.steps = end - left;
    hart.pc = here >>> 0;
    raise(core, cause, value);
    pc = hart.pc | 0;
  }
  hart.steps = end - left;
  hart.pc = pc >>> 0;
}

/** Reads what an instruction of this funct3 loads. */
function loadFrom(view: DataView, kind: number, offset: number): number {
  switch (kind) {
    case 0:
      return view.getInt8(offset);
    case 1:
      return view.getInt16(offset, true);
    case 2:
      return view.getInt32(offset, true);
    case 4:
      return view.getUint8(offset);
    default:
      return view.getUint16(offset, true);
  }
}

/** Whether a watchpoint stops the access. */
function isStopped(core: Core, address: number, kind: number, access: 'read' | 'write'): boolean {
  const watchpoint = touched(core.points, address >>> 0, 1 << (kind & 3), access);
  if (watchpoint !== undefined) core.stop = { reason: 'watchpoint', watchpoint };
  return watchpoint !== undefined;
}
