/**
 * One guest, executed by emulation and with hardware assistance. The table lists the instructions of a short program and
 * their kinds in execution order, or the counts of a kernel, see `kernel.ts`. A `plain` instruction runs directly on the
 * processor; a `sensitive` or `device` instruction traps: with hardware assistance it exits to the hypervisor.
 *
 * It is a model: it counts instructions and does not measure time.
 */
import { ended } from '../said.ts';
import { onlyBlock, type Figure, type ForLoader, type ContentProblem } from '../figure.ts';
import { COLUMNS, decodeRow, describeRow, readKernel, sayKernel, unpaired, type Kernel, type Row } from './kernel.ts';

export const kinds = ['plain', 'sensitive', 'device'] as const;

export interface Instruction {
  readonly text: string;
  readonly kind: (typeof kinds)[number];
}

export type Program = readonly Instruction[];

export type Lab = { readonly kind: 'program'; readonly program: Program } | Kernel;

export interface Run {
  readonly kind: 'run';
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

export const executionLab: Figure<Lab, Run | Row> = {
  name: 'execution-lab',
  label: 'One program, run by software and with hardware assistance',

  read(blocks) {
    const { data: table, problems } = onlyBlock(blocks, 'table');
    if (problems) return { problems };
    const { head, rows } = table;
    if (head.length === COLUMNS) return readKernel(table);
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
    return faults.length > 0 ? { problems: faults } : { data: { kind: 'program', program } };
  },

  decode: (text, lab) => (lab.kind === 'kernel' ? decodeRow(text, lab) : decodeRun(text, lab.program)),

  encode: (state) => (state.kind === 'row' ? state.text : encodeRun(state)),

  describe(state, lab) {
    if (lab.kind === 'kernel') return state.kind === 'row' ? describeRow(state, lab) : '';
    return state.kind === 'run' ? describeRun(state, lab.program) : '';
  },
};

export const executionLabForLoader: ForLoader<Lab, Run | Row> = {
  mixedUp: (lab) => (lab.kind === 'kernel' ? unpaired(lab) : []),
  examples: (lab) =>
    lab.kind === 'kernel'
      ? lab.rows.slice(1, 4).map(({ text }) => text)
      : [lab.program.length.toString(), 'foreign', `${lab.program.length},driverless`],
  // Grouped by kind: otherwise search would rank forty one-instruction sentences above all others.
  says: (lab) =>
    lab.kind === 'kernel'
      ? sayKernel(lab)
      : kinds.flatMap((kind) => {
          const texts = lab.program.filter((one) => one.kind === kind).map(({ text }) => text);
          return texts.length > 0 ? [ended(`${kind}: ${[...new Set(texts)].join('; ')}`)] : [];
        }),
};

/** Maximum number of cells that are distinguishable side by side on a slide. */
const LONGEST = 200;

export function decodeRun(text: string, program: Program): Run | undefined {
  const [, number, foreign, driverless] = /^([1-9]\d*)?(?:,?(foreign))?(?:,?(driverless))?$/.exec(text) ?? [];
  const done = Number(number ?? 0);
  const run: Run = { kind: 'run', done, foreign: foreign !== undefined, driverless: driverless !== undefined };
  return done <= program.length && encodeRun(run) === text ? run : undefined;
}

export function encodeRun({ done, foreign, driverless }: Run): string {
  return [done > 0 && done.toString(), foreign && 'foreign', driverless && 'driverless'].filter(Boolean).join(',');
}

function describeRun(run: Run, program: Program): string {
  const { done } = run;
  const at = done === 0 ? `${program.length} instructions, about to start` : `After ${done} of ${program.length}`;
  // Emulation has no counts: it executes everything in software.
  if (!canAssist(run)) return `${at}: no hardware assistance, as ${reason(run)}.`;
  const { processor, exits } = assisted(program, done);
  return done === 0 ? `${at}.` : `${at}: with hardware assistance ${processor} by the processor, ${exits} exits.`;
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
