/**
 * Counts of a kernel's instructions: for each mix of work, a row with a serial port and one with a paravirtual console.
 * The last columns are how often software acts in each way of running the kernel: in the first for every instruction,
 * in the others for exits. Counts, not time.
 */
import { slug, type Block, type ContentProblem, type Reading } from '../figure.ts';

/** Mix, console, and three ways. */
export const COLUMNS = 5;

const [SERIAL, PARAVIRTUAL] = ['serial port', 'paravirtual'] as const;

export interface Row {
  readonly kind: 'row';
  /** Encoded state of the figure. */
  readonly text: string;
  readonly mix: string;
  readonly isParavirtual: boolean;
  readonly counts: readonly Count[];
}

interface Count {
  /** As written. */
  readonly text: string;
  readonly number: number;
}

export interface Kernel {
  readonly kind: 'kernel';
  /** Heads of the columns: of the mix, and of the ways. */
  readonly measure: string;
  readonly ways: readonly string[];
  /** Each mix with a serial port, and with a paravirtual console. */
  readonly rows: readonly Row[];
}

export function readKernel({ head, rows }: Extract<Block, { readonly kind: 'table' }>): Reading<Kernel> {
  const problems: ContentProblem[] = [];
  const read = rows.map(([mix = '', console = '', ...cells], row): Row => {
    const isParavirtual = console === PARAVIRTUAL;
    const counts = cells.map((text) => ({ text, number: Number(text.replaceAll(',', '')) }));
    const fault = (column: number, found: string, expected: string) => {
      problems.push({ at: [0, row + 1, column], found: found === '' ? 'an empty cell' : found, expected });
    };
    if (!isParavirtual && console !== SERIAL) fault(1, console, `\`${SERIAL}\` or \`${PARAVIRTUAL}\``);
    for (const [way, { text, number }] of counts.entries())
      if (!(number > 0 && number <= (counts[0]?.number ?? 0))) fault(way + 2, text, 'a number, none above the first');
    // The first row is the initial state.
    const state = row === 0 ? '' : [slug(mix), ...(isParavirtual ? [PARAVIRTUAL] : [])].join();
    return { kind: 'row', text: state, mix, isParavirtual, counts };
  });
  const [measure = '', , ...ways] = head;
  if (rows.length === 0) problems.push({ at: [0], found: 'no row', expected: 'a row for each mix' });
  return problems.length > 0 ? { problems } : { data: { kind: 'kernel', measure, ways, rows: read } };
}

/** For the loader: each mix must occur once with each console, so that every choice has its row. */
export const unpaired = (kernel: Kernel): readonly ContentProblem[] =>
  kernel.rows.flatMap(({ mix, isParavirtual, text }, row) => {
    const isFirst = kernel.rows.findIndex((other) => other.text === text) === row;
    const isMixed = isFirst && slug(mix) !== '' && rowOf(kernel, mix, !isParavirtual) !== undefined;
    const other = isParavirtual ? SERIAL : PARAVIRTUAL;
    return isMixed
      ? []
      : [{ at: [0, row + 1, 0], found: mix, expected: `one row for each console, and one for \`${other}\`` }];
  });

export const decodeRow = (text: string, { rows }: Kernel): Row | undefined => rows.find((row) => row.text === text);

/** The row of a mix and a console. */
export const rowOf = ({ rows }: Kernel, mix: string, isParavirtual: boolean): Row | undefined =>
  rows.find((row) => row.mix === mix && row.isParavirtual === isParavirtual);

/** `1 in 76`. */
export const shareOf = ({ counts }: Row, way: number): string =>
  `1 in ${Math.round((counts[0]?.number ?? 0) / (counts[way]?.number ?? 1)).toLocaleString('en')}`;

export function describeRow(row: Row, { measure, ways }: Kernel): string {
  const told = ways.map((name, way) => `${name} ${row.counts[way]?.text ?? ''}, ${shareOf(row, way)}`);
  return `${measure}: ${row.mix}, ${consoleOf(row)}. Instructions for which software acts: ${told.join('; ')}.`;
}

export const consoleOf = ({ isParavirtual }: Row): string => (isParavirtual ? `${PARAVIRTUAL} console` : SERIAL);

export const sayKernel = (kernel: Kernel): readonly string[] => kernel.rows.map((row) => describeRow(row, kernel));
