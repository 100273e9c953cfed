/** Labels with a year: in a talk of 2019, `QEMU, 2019` and `QEMU, today` are one thing in two years. */
import type { Occasion, Year } from '../year.ts';
import type { Block, ContentProblem } from './figure.ts';

export interface Dated {
  /** The label without its year. */
  readonly name: string;
  /** Missing if the label applies to both years. */
  readonly year: Year | undefined;
}

const DATED = /^(.*\S),\s*(\d{4}|today)$/i;

/** A label that ends in any other year is an ordinary name. */
export function dated(label: string, { talkYear }: Occasion): Dated {
  const [, name = '', year = ''] = DATED.exec(label) ?? [];
  if (/^today$/i.test(year)) return { name, year: 'today' };
  if (name !== '' && year === (talkYear ?? year)) return { name, year: 'then' };
  return { name: label, year: undefined };
}

export const holdsIn = (year: Year, one: Pick<Dated, 'year'>): boolean => one.year === undefined || one.year === year;

/**
 * Reports labels that end in a year other than the talk's, in a table that also has labels for `today` or the talk's
 * year. Both would be shown as two things. Happens when a table is copied from another talk or the date changes.
 */
export function ofOtherYears(
  labels: readonly string[],
  occasion: Occasion,
  at: (index: number) => readonly number[],
): ContentProblem[] {
  if (!labels.some((label) => dated(label, occasion).year)) return [];
  return labels.flatMap((found, index) => {
    const [, name = '', year = ''] = dated(found, occasion).year ? [] : (DATED.exec(found) ?? []);
    if (name === '') return [];
    const own = `\`${name}, ${occasion.talkYear ?? ''}\`, the talk’s year, or \`${name}, today\``;
    const expected = `${own}; where the year is part of the name, \`${name} (${year})\``;
    return [{ at: at(index), found, expected }];
  });
}

/** The table for one year: without the entries of the other, and without years in the labels. */
export function inYear(block: Block, year: Year, occasion: Occasion): Block {
  if (block.kind !== 'table') return block;
  const isColumn = block.head.map((label) => holdsIn(year, dated(label, occasion)));
  const cells = (row: readonly string[]) => row.filter((_, index) => isColumn[index] !== false);
  const named = ([label = '', ...others]: readonly string[]) => [dated(label, occasion).name, ...others];
  return {
    kind: 'table',
    head: cells(block.head).map((label) => dated(label, occasion).name),
    rows: block.rows.filter(([label = '']) => holdsIn(year, dated(label, occasion))).map((row) => named(cells(row))),
  };
}
