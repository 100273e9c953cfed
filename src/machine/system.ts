/** The instructions of opcode SYSTEM: calls, returns, `wfi`, and the control and status registers. */
import type { Core } from './core.ts';
import { count } from './counters.ts';
import { exchange } from './csr.ts';
import { MACHINE, SUPERVISOR, USER } from './hart.ts';
import { CAUSE, raise, returnFrom } from './traps.ts';

const ECALL = 0x00000073;
const EBREAK = 0x00100073;
const SRET = 0x10200073;
const WFI = 0x10500073;
const MRET = 0x30200073;

/** sfence.vma: flushes translations, which this machine lacks. */
const isFenceOfTranslations = (word: number) => (word & 0xfe007fff) === 0x12000073;

/** Executes the instruction at pc, and advances pc. */
export function system(core: Core, word: number): void {
  if (((word >>> 12) & 7) !== 0) register(core, word);
  else whole(core, word);
}

/** Instructions that are identified by the whole word. */
function whole(core: Core, word: number): void {
  const { hart } = core;
  switch (word) {
    case ECALL:
      raise(core, CAUSE.call + hart.mode, 0);
      return;
    case EBREAK:
      raise(core, CAUSE.breakpoint, hart.pc);
      return;
    case SRET:
      if (hart.mode < SUPERVISOR) break;
      returnFrom(core, SUPERVISOR);
      return;
    case MRET:
      if (hart.mode < MACHINE) break;
      returnFrom(core, MACHINE);
      return;
    case WFI:
      if (hart.mode === USER) break;
      count(core.counters, hart.mode, 'wfi');
      hart.isAsleep = !core.isMasked;
      core.isChanged = true;
      hart.pc += 4;
      return;
    default:
      if (!isFenceOfTranslations(word) || hart.mode === USER) break;
      hart.pc += 4;
      return;
  }
  raise(core, CAUSE.illegal, word);
}

/** csrrw, csrrs, csrrc, and their immediate forms. */
function register(core: Core, word: number): void {
  const { hart } = core;
  const kind = (word >>> 12) & 7;
  const source = (word >>> 15) & 31;
  const operand = kind >= 4 ? source : (hart.x[source] ?? 0);
  const old = kind === 4 ? undefined : exchange(core, word >>> 20, changeOf(kind & 3, source, operand));
  if (old === undefined) {
    raise(core, CAUSE.illegal, word);
    return;
  }
  const target = (word >>> 7) & 31;
  if (target !== 0) hart.x[target] = old;
  hart.pc += 4;
}

/** Setting or clearing no bits only reads, which read-only registers allow. */
function changeOf(kind: number, source: number, operand: number): ((value: number) => number) | undefined {
  if (kind === 1) return () => operand;
  if (source === 0) return undefined;
  return kind === 2 ? (value) => value | operand : (value) => value & ~operand;
}
