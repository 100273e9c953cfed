/** How a table tells its two years apart: `QEMU, 2019` and `QEMU, today` are one thing in either. */
import type { Block, Year } from './figure.ts';

export interface Dated {
  /** The label without its year. */
  readonly name: string;
  /** None where it holds in both. */
  readonly year: Year | undefined;
}

export function dated(label: string): Dated {
  const [, name = '', year = ''] = /^(.*\S),\s*(2019|today)$/i.exec(label) ?? [];
  if (name === '') return { name: label, year: undefined };
  return { name, year: year === '2019' ? '2019' : 'today' };
}

export const holdsIn = (year: Year, one: Pick<Dated, 'year'>): boolean => one.year === undefined || one.year === year;

/** A table as it is in one year: without what holds in the other, and without the year in its labels. */
export function inYear(block: Block, year: Year): Block {
  if (block.kind !== 'table') return block;
  const isColumn = block.head.map((label) => holdsIn(year, dated(label)));
  const cells = (row: readonly string[]) => row.filter((_, index) => isColumn[index] !== false);
  const named = ([label = '', ...others]: readonly string[]) => [dated(label).name, ...others];
  return {
    kind: 'table',
    head: cells(block.head).map((label) => dated(label).name),
    rows: block.rows.filter(([label = '']) => holdsIn(year, dated(label))).map((row) => named(cells(row))),
  };
}
