/**
 * Compares things side by side. The table has an empty corner, a column for each thing and a row for each aspect. A row
 * whose name ends in the talk’s year (`…, 2019`) or in `…, today` applies to that year only. The column `Group` is not
 * compared; it groups the rows.
 */
import { years, type Year, type Occasion } from '../../year.ts';
import { indistinct, lookalike, onlyBlock, slug, type Figure, type ForLoader, type ContentProblem } from '../figure.ts';
import { dated, holdsIn, type Dated } from '../dated.ts';

export interface Row extends Dated {
  /** Label as written, including its year. */
  readonly label: string;
  readonly group: string;
  /** One for each thing. */
  readonly cells: readonly string[];
  /** Row index in the author's table. */
  readonly at: number;
}

export interface Comparison {
  readonly things: readonly string[];
  /** Column index of each thing in the author's table. */
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
}

export interface Focus {
  /** Name of the highlighted row, without its year. */
  readonly row: string | undefined;
  /** Omit rows whose cells are all equal. */
  readonly differences: boolean;
  /** Sorted so that the rows of a group are adjacent. */
  readonly grouped: boolean;
}

export const comparison: Figure<Comparison, Focus> = {
  name: 'comparison',
  label: 'Comparison',

  read(blocks, occasion) {
    const { data: table, problems } = onlyBlock(blocks, 'table');
    if (problems) return { problems };
    const { head, rows } = table;
    const group = head.indexOf('Group');
    const columns = head.flatMap((_, column) => (column === 0 || column === group ? [] : [column]));
    const faults: ContentProblem[] = [];
    if (head[0] !== '') faults.push({ at: [0, 0, 0], found: head[0] ?? '', expected: 'an empty corner' });
    if (columns.length < 2) {
      faults.push({ at: [0, 0], found: `${columns.length} to compare`, expected: 'two columns or more' });
    }
    if (rows.length === 0) faults.push({ at: [0], found: 'no row', expected: 'a row for each thing that is asked' });
    const labels = rows.map(([label = '']) => label);
    faults.push(...indistinctRows(labels, occasion));
    rows.forEach((cells, row) => {
      for (const column of [...columns, ...(group === -1 ? [] : [group])]) {
        const isEmpty = (cells[column] ?? '') === '';
        if (isEmpty) faults.push({ at: [0, row + 1, column], found: 'an empty cell', expected: 'what it says there' });
      }
    });
    if (faults.length > 0) return { problems: faults };
    return {
      data: {
        things: columns.map((column) => head[column] ?? ''),
        columns,
        rows: rows.map((cells, at) => ({
          ...dated(cells[0] ?? '', occasion),
          label: cells[0] ?? '',
          group: cells[group] ?? '',
          cells: columns.map((column) => cells[column] ?? ''),
          at,
        })),
      },
    };
  },

  decode(text, { rows }) {
    const words = text === '' ? [] : text.split(',');
    const named = words.filter((word) => word.startsWith('row-'));
    const row = rows.find(({ name }) => named[0] === `row-${slug(name)}`)?.name;
    const isKnown = (word: string) =>
      ['differences', 'grouped'].includes(word) || (word === named[0] && row !== undefined);
    if (!words.every(isKnown) || new Set(words).size < words.length) return undefined;
    const grouped = words.includes('grouped');
    if (grouped && !isGrouped(rows)) return undefined;
    return { row, differences: words.includes('differences'), grouped };
  },

  encode({ row, differences, grouped }) {
    const words = [row === undefined ? '' : `row-${slug(row)}`, differences && 'differences', grouped && 'grouped'];
    return words.filter(Boolean).join(',');
  },

  describe(view, data, year) {
    const shown = shownRows(view, data, year);
    const row = shown.find(({ name }) => name === view.row);
    if (row && !differs(row)) return `${row.label}: ${row.cells[0] ?? ''}, the same for ${list(data.things)}.`;
    if (row) return `${row.label}: ${data.things.map((thing, at) => `${thing}, ${row.cells[at] ?? ''}`).join('; ')}.`;
    const count = shown.filter(differs).length;
    return `${list(data.things)}: they differ in ${count} of ${shown.length} rows.`;
  },
};

export const comparisonForLoader: ForLoader<Comparison, Focus> = {
  dated: 'rows',
  mixedUp: ({ rows }) =>
    lookalike(
      rows.map(({ name }) => name),
      (row) => [0, row + 1, 0],
    ),
  examples: ({ rows }) => [...new Set(rows.map(({ name }) => `row-${slug(name)}`)), 'differences'],
  says: ({ things, rows }) =>
    rows.map(({ label, group, cells }) => {
      const name = group === '' ? label : `${label} (${group})`;
      return `${name}: ${things.map((thing, index) => `${thing}, ${cells[index] ?? ''}`).join('; ')}.`;
    }),
};

/** The rows of a year, without equal rows if only differences are wanted. The highlighted row always stays. */
export function shownRows({ row, differences, grouped }: Focus, { rows }: Comparison, year: Year): readonly Row[] {
  const shown = rows.filter((one) => holdsIn(year, one) && (!differences || differs(one) || one.name === row));
  if (!grouped) return shown;
  const groups = [...new Set(shown.map(({ group }) => group))];
  return groups.flatMap((group) => shown.filter((one) => one.group === group));
}

export const differs = ({ cells }: Row): boolean => new Set(cells).size > 1;

export const isGrouped = (rows: readonly Row[]): boolean => rows.some(({ group }) => group !== '');

/** A name may occur twice, once for each year. */
function indistinctRows(labels: readonly string[], occasion: Occasion): ContentProblem[] {
  const all = labels.map((label, index) => ({ ...dated(label, occasion), index }));
  return years
    .flatMap((year) => {
      const rows = all.filter((one) => holdsIn(year, one));
      return indistinct(
        rows.map(({ name }) => name),
        (at) => [0, (rows[at]?.index ?? 0) + 1, 0],
      );
    })
    .filter(({ at }, index, all) => all.findIndex((other) => other.at.join() === at.join()) === index);
}

const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
