/** How a table tells its two years apart: `QEMU, 2019` and `QEMU, today` are one thing in either. */
import type { Year } from './figure.ts';

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
