/** The machine while its kernel boots, and its visible state. Does not need a page. */
import { disassemble, REGISTERS } from '../../machine/disassemble.ts';
import { guestImage } from '../../machine/guest/guest.ts';
import { nameAt } from '../../machine/guest/symbols.ts';
import { MACHINE, SUPERVISOR, timeOf } from '../../machine/hart.ts';
import { newMachine, run, takeOutput, type Machine } from '../../machine/machine.ts';
import { peek } from '../../machine/memory.ts';

/** Instructions between two checks of the clock. */
const SLICE = 20_000;

/** Maximum number of characters of the console that are kept. */
const MOST = 8_000;

export interface Line {
  readonly address: string;
  /** As the kernel’s sources name it: `trap+52`. */
  readonly place: string;
  readonly text: string;
  /** Whether it is the next one. */
  readonly isNext: boolean;
}

export interface Computer {
  /** Number of executed instructions. */
  readonly steps: () => number;
  /** The kernel's output. */
  readonly text: () => string;
  /** What is running: the firmware, the kernel or a program. */
  readonly who: () => string;
  /** The next instruction, with those around it. */
  readonly flight: () => readonly Line[];
  readonly registers: () => readonly (readonly [name: string, value: string])[];
  /**
   * Runs until this many instructions are executed, restarting if necessary.
   *
   * @returns whether there is more to do
   */
  readonly seek: (steps: number, mayGoOn: () => boolean) => boolean;
  /**
   * Runs for a time.
   *
   * @param ticks of the machine’s clock
   * @returns whether it can continue
   */
  readonly run: (ticks: number, mayGoOn: () => boolean) => boolean;
}

const WIDTH = 8;
const hex = (value: number) => (value >>> 0).toString(16).padStart(WIDTH, '0');

export function createComputer(): Computer {
  let machine = newMachine(guestImage());
  let text = '';
  const advance = (limit: number, until = Infinity): boolean => {
    const { reason } = run(machine, limit, until);
    text = (text + new TextDecoder().decode(takeOutput(machine))).slice(-MOST);
    return reason === 'limit';
  };
  return {
    steps: () => machine.hart.steps,
    text: () => text,
    who: () => whoIn(machine),
    flight: () => flightOf(machine),
    registers: () => [
      ...REGISTERS.slice(1).map((name, index) => [name, hex(machine.hart.x[index + 1] ?? 0)] as const),
      ['pc', hex(machine.hart.pc)],
    ],
    seek: (steps, mayGoOn) => {
      if (steps < machine.hart.steps) [machine, text] = [newMachine(guestImage()), ''];
      do {
        const left = steps - machine.hart.steps;
        if (left <= 0 || !advance(Math.min(SLICE, left))) return false;
      } while (mayGoOn());
      return machine.hart.steps < steps;
    },
    run: (ticks, mayGoOn) => {
      const end = timeOf(machine.hart) + ticks;
      while (timeOf(machine.hart) < end && mayGoOn()) if (!advance(SLICE, end)) return false;
      return true;
    },
  };
}

function whoIn({ hart: { mode, isAsleep } }: Machine): string {
  if (isAsleep) return 'asleep';
  return mode === MACHINE ? 'in the firmware' : mode === SUPERVISOR ? 'in the kernel' : 'in a program';
}

/** Two instructions before the next one, and four after it. */
const AROUND = [-2, -1, 0, 1, 2, 3, 4];

function flightOf({ hart: { pc }, memory }: Machine): Line[] {
  return AROUND.flatMap((offset) => {
    const address = pc + 4 * offset;
    const bytes = peek(memory, address, 4);
    const place = nameAt(address);
    if (bytes === undefined || place === undefined) return [];
    const word = new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true);
    return [{ address: hex(address), place, text: disassemble(word, address, nameAt), isNext: offset === 0 }];
  });
}
