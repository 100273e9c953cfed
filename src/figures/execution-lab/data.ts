/**
 * One guest program, executed by emulation and with hardware assistance. The table lists each instruction and its kind
 * in execution order. A `plain` instruction runs directly on the processor. A `sensitive` or `device` instruction traps:
 * with hardware assistance it causes an exit to the hypervisor.
 *
 * It is a model: it counts instructions and does not measure time.
 */
import { ended } from '../said.ts';
import { onlyBlock, type Figure, type ForLoader, type ContentProblem } from '../figure.ts';

export const kinds = ['plain', 'sensitive', 'device'] as const;

export interface Instruction {
  readonly text: string;
  readonly kind: (typeof kinds)[number];
}

export type Program = readonly Instruction[];

export interface Run {
  /** Number of instructions executed. */
  readonly done: number;
  /** The guest has a different processor architecture than the host. */
  readonly foreign: boolean;
  /** No driver gives access to hardware assistance. */
  readonly driverless: boolean;
}

export interface Counts {
  /** Guest instructions executed directly by the processor. */
  readonly processor: number;
  /** Instructions executed in software: by the emulator, or by the hypervisor after an exit. */
  readonly software: number;
  readonly exits: number;
}

export const executionLab: Figure<Program, Run> = {
  name: 'execution-lab',
  label: 'One program, run by software and with hardware assistance',

  read(blocks) {
    const { data: table, problems } = onlyBlock(blocks, 'table');
    if (problems) return { problems };
    const { head, rows } = table;
    const faults: ContentProblem[] = [];
    if (head.length !== 2)
      faults.push({ at: [0, 0], found: `${head.length} columns`, expected: 'instruction and kind' });
    if (rows.length === 0) faults.push({ at: [0], found: 'no instruction', expected: 'a row for each instruction' });
    if (rows.length > LONGEST) {
      faults.push({ at: [0, LONGEST + 1], found: `${rows.length} instructions`, expected: `${LONGEST} at the most` });
    }
    const program = rows.map(([text = '', word = ''], row): Instruction => {
      const kind = kinds.find((one) => one === word);
      if (text === '') faults.push({ at: [0, row + 1, 0], found: 'an empty cell', expected: 'an instruction' });
      if (!kind) {
        const expected = `one of ${kinds.map((one) => `\`${one}\``).join(', ')}`;
        faults.push({ at: [0, row + 1, 1], found: word || 'an empty cell', expected });
      }
      return { text, kind: kind ?? 'plain' };
    });
    return faults.length > 0 ? { problems: faults } : { data: program };
  },

  decode(text, program) {
    const [, number, foreign, driverless] = /^([1-9]\d*)?(?:,?(foreign))?(?:,?(driverless))?$/.exec(text) ?? [];
    const run = { done: Number(number ?? 0), foreign: foreign !== undefined, driverless: driverless !== undefined };
    return run.done <= program.length && write(run) === text ? run : undefined;
  },

  encode: write,

  describe(run, program) {
    const { done } = run;
    const emulated = `After ${done} of ${program.length} instructions, software emulation has done all of them in software`;
    if (!canAssist(run)) return `${emulated}; hardware assistance is not possible: ${reason(run)}.`;
    const { processor, exits } = assisted(program, done);
    return `${emulated}; with hardware assistance the processor ran ${processor} by itself, and ${exits} were exits to the hypervisor.`;
  },
};

export const executionLabForLoader: ForLoader<Program, Run> = {
  examples: (program) => [program.length.toString(), 'foreign', `${program.length},driverless`],
  // By their kind: forty sentences of one instruction would be found before all others.
  says: (program) =>
    kinds.flatMap((kind) => {
      const texts = program.filter((one) => one.kind === kind).map(({ text }) => text);
      return texts.length > 0 ? [ended(`${kind}: ${[...new Set(texts)].join('; ')}`)] : [];
    }),
};

/** Cells that can be told apart side by side on a slide. */
const LONGEST = 200;

function write({ done, foreign, driverless }: Run): string {
  return [done > 0 && done.toString(), foreign && 'foreign', driverless && 'driverless'].filter(Boolean).join(',');
}

export const canAssist = ({ foreign, driverless }: Run): boolean => !foreign && !driverless;

export const reason = ({ foreign }: Run): string =>
  foreign ? 'the host’s processor does not know these instructions' : 'no driver may ask the processor for it';

export const exits = ({ kind }: Instruction): boolean => kind !== 'plain';

export const emulated = (done: number): Counts => ({ processor: 0, software: done, exits: 0 });

export function assisted(program: Program, done: number): Counts {
  const count = program.slice(0, done).filter(exits).length;
  return { processor: done - count, software: count, exits: count };
}
