/**
 * A few numbers as bars on one scale. The table has an empty corner, a row for each bar, and a column of numbers whose
 * head says what they count: `12`, or a range, `2–10`, optionally with words after it. A column `Kind` holds words of
 * the vocabulary, or nothing.
 */
import { indistinct, onlyBlock, slug, type Figure, type ForLoader, type ContentProblem } from '../figure.ts';
import { kinds } from '../kinds.ts';

export interface Bar {
  readonly name: string;
  /** As written: `2–10, or worse`. */
  readonly text: string;
  readonly from: number;
  /** Equal to `from` if it is not a range. */
  readonly to: number;
  /** A word of the vocabulary, or empty. */
  readonly kind: string;
}

export interface Bars {
  /** What the numbers count. */
  readonly counts: string;
  readonly bars: readonly Bar[];
}

export interface Choice {
  /** Index of a bar. */
  readonly chosen: number | undefined;
}

/** `2`, `1.001–1.015`, `2–10, or worse`. */
const NUMBERS = /^(\d+(?:\.\d+)?)(?:\s*[–-]\s*(\d+(?:\.\d+)?))?(?!\.?\d)/;

export const bars: Figure<Bars, Choice> = {
  name: 'bars',
  label: 'Bars',

  read(blocks) {
    const { data: table, problems } = onlyBlock(blocks, 'table');
    if (problems) return { problems };
    const { head, rows } = table;
    const faults: ContentProblem[] = [];
    const kind = head.indexOf('Kind');
    const column = head.findIndex((_, index) => index > 0 && index !== kind);
    if (head[0] !== '') faults.push({ at: [0, 0, 0], found: head[0] ?? '', expected: 'an empty corner' });
    if (column === -1 || head.length > (kind === -1 ? 2 : 3)) {
      faults.push({ at: [0, 0], found: `${head.length} columns`, expected: 'names, numbers, and perhaps `Kind`' });
    }
    if (rows.length === 0) faults.push({ at: [0], found: 'no row', expected: 'a row for each bar' });
    faults.push(
      ...indistinct(
        rows.map(([name = '']) => name),
        (row) => [0, row + 1, 0],
      ),
    );
    const all = rows.map((row, index): Bar => {
      const text = row[column] ?? '';
      const [, from = '', to = from] = NUMBERS.exec(text) ?? [];
      const word = row[kind] ?? '';
      const isOrdered = from !== '' && Number(from) <= Number(to);
      if (!isOrdered) faults.push({ at: [0, index + 1, column], found: text, expected: 'a number, or a range `2–10`' });
      if (word !== '' && !kinds.some((known) => known === word)) {
        const expected = `one of ${kinds.map((one) => `\`${one}\``).join(', ')}, or nothing`;
        faults.push({ at: [0, index + 1, kind], found: word, expected });
      }
      return { name: row[0] ?? '', text, from: Number(from), to: Number(to), kind: word };
    });
    if (faults.length === 0 && all.every(({ to }) => to === 0)) {
      faults.push({ at: [0, 1, column], found: all[0]?.text ?? '', expected: 'a number above 0 in one of the rows' });
    }
    return faults.length > 0 ? { problems: faults } : { data: { counts: head[column] ?? '', bars: all } };
  },

  decode(text, data) {
    if (text === '') return { chosen: undefined };
    const chosen = data.bars.findIndex(({ name }) => slug(name) === text);
    return chosen === -1 ? undefined : { chosen };
  },

  encode: ({ chosen }, data) => (chosen === undefined ? '' : slug(data.bars[chosen]?.name ?? '')),

  describe({ chosen }, { counts, bars: all }) {
    const told = chosen === undefined ? all : all.filter((_, index) => index === chosen);
    return `${counts}: ${told.map(({ name, text }) => `${name}, ${text}`).join('; ')}.`;
  },
};

export const barsForLoader: ForLoader<Bars, Choice> = {
  examples: (data) => data.bars.map(({ name }) => slug(name)),
};

/** The end of the scale. */
export const longest = ({ bars: all }: Bars): number => Math.max(...all.map(({ to }) => to));
