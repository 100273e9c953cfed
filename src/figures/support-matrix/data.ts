/**
 * Support matrix, queried as “I have …”. The table has an empty corner, a row for each item and a column for each
 * condition: `on amd64`, `with several processors`. Conditions that begin with the same word are mutually exclusive. A
 * cell begins with its verdict. A row name that ends in the talk’s year or in `, today` applies to that year only.
 */
import { asOf, years, type Year } from '../../year.ts';
import {
  indistinct,
  lookalike,
  LONGEST_STATE,
  onlyBlock,
  slug,
  type Figure,
  type ForLoader,
  type ContentProblem,
} from '../figure.ts';
import { dated, holdsIn, type Dated } from '../dated.ts';

/** Most severe first; the most severe verdict decides. */
export const verdicts = ['no', 'not known', 'possible', 'yes'] as const;

export type Verdict = (typeof verdicts)[number];

export interface Answer {
  readonly verdict: Verdict;
  /** Text after the verdict, including the comma. */
  readonly remark: string;
}

export interface Row extends Dated {
  /** One for each condition. */
  readonly answers: readonly Answer[];
}

export interface Support {
  readonly circumstances: readonly string[];
  readonly rows: readonly Row[];
  readonly talkYear: string;
}

/** A query: the name of a row, and indices of conditions, ascending. */
export interface Question {
  readonly row: string | undefined;
  readonly columns: readonly number[];
}

export const supportMatrix: Figure<Support, Question> = {
  name: 'support-matrix',
  label: 'What is supported',

  read(blocks, occasion) {
    const { data: table, problems } = onlyBlock(blocks, 'table');
    if (problems) return { problems };
    const { head, rows } = table;
    const circumstances = head.slice(1);
    const faults: ContentProblem[] = [];
    if (head[0] !== '') faults.push({ at: [0, 0, 0], found: head[0] ?? '', expected: 'an empty corner' });
    if (circumstances.length === 0) {
      faults.push({ at: [0, 0], found: 'no circumstance', expected: 'a column such as `on amd64`' });
    }
    if (rows.length === 0) faults.push({ at: [0], found: 'no row', expected: 'a row for each thing one may have' });
    faults.push(...indistinct(circumstances, (column) => [0, 0, column + 1]));
    const named = rows.map(([label = ''], row) => ({ ...dated(label, occasion), label, row }));
    for (const year of years) {
      const own = named.filter((one) => holdsIn(year, one));
      const names = own.map(({ name }) => name);
      faults.push(...indistinct(names, (index) => [0, (own[index]?.row ?? 0) + 1, 0]));
    }
    const read = rows.map((cells, row): Row => {
      const answers = circumstances.map((_, column): Answer => {
        const found = cells[column + 1] ?? '';
        const answer = answerOf(found);
        if (!answer) {
          const expected = `a cell that begins with ${verdicts.map((verdict) => `\`${verdict}\``).join(', ')}`;
          faults.push({ at: [0, row + 1, column + 1], found: found || 'an empty cell', expected });
        }
        return answer ?? { verdict: 'not known', remark: '' };
      });
      return { ...dated(cells[0] ?? '', occasion), answers };
    });
    return faults.length > 0
      ? { problems: faults }
      : { data: { circumstances, rows: read, talkYear: occasion.talkYear ?? '' } };
  },

  decode(text, { circumstances, rows }) {
    const words = text === '' ? [] : text.split(',');
    const row = rows.find(({ name }) => slug(name) === words[0])?.name;
    const asked = row === undefined ? words : words.slice(1);
    const columns = circumstances.flatMap((name, column) => (asked.includes(slug(name)) ? [column] : []));
    const isWhole = columns.length === asked.length && columns.every((one) => !rival(one, columns, circumstances));
    return isWhole ? { row, columns } : undefined;
  },

  encode: ({ row, columns }, { circumstances }) =>
    [...(row === undefined ? [] : [row]), ...columns.map((column) => circumstances[column] ?? '')].map(slug).join(','),

  describe(question, data, year) {
    const { row, columns } = question;
    const what = [row, ...columns.map((column) => data.circumstances[column] ?? '')].filter(Boolean).join(' ');
    if (row === undefined || columns.length === 0) return `I have ${what}…`;
    const decided = decide(question, data, year);
    const when = year === 'today' ? asOf(year, data.talkYear) : `In ${data.talkYear}`;
    if (!decided) return `${when}, ${what}: the table does not say.`;
    const { verdict, remark } = decided.answer;
    const why = columns.length > 1 ? ` What decides is “${data.circumstances[decided.column] ?? ''}”.` : '';
    return `${when}, ${what}: ${verdict}${remark}.${why}`;
  },
};

export const supportMatrixForLoader: ForLoader<Support, Question> = {
  dated: 'rows',

  mixedUp({ circumstances, rows }) {
    const names = rows.map(({ name }) => name);
    const words = names.map(slug);
    const faults = lookalike(names, (row) => [0, row + 1, 0]);
    circumstances.forEach((found, column) => {
      const isRow = words.includes(slug(found));
      if (isRow) faults.push({ at: [0, 0, column + 1], found, expected: 'a name that no row has' });
    });
    const letters = [
      Math.max(...words.map(({ length }) => length)),
      ...circumstances.map((one) => slug(one).length + 1),
    ];
    const length = letters.reduce((sum, one) => sum + one);
    if (length > LONGEST_STATE) {
      const expected = `${LONGEST_STATE} at the most, so that an address can have them`;
      faults.push({ at: [0, 0], found: `names of ${length} letters`, expected });
    }
    return faults;
  },

  examples: ({ circumstances, rows }) => [
    ...new Set(rows.flatMap(({ name }) => circumstances.map((one) => `${slug(name)},${slug(one)}`))),
  ],
};

/** The deciding cell: the most severe verdict among the selected, the first of equals. */
export function decide(
  { row, columns }: Question,
  { rows }: Support,
  year: Year,
): { readonly column: number; readonly answer: Answer } | undefined {
  const answers = rows.find((one) => one.name === row && holdsIn(year, one))?.answers ?? [];
  const asked = columns.flatMap((column) => {
    const answer = answers[column];
    return answer ? [{ column, answer }] : [];
  });
  const severity = ({ answer }: (typeof asked)[number]) => verdicts.indexOf(answer.verdict);
  return asked.sort((a, b) => severity(a) - severity(b) || a.column - b.column)[0];
}

/** Toggles a condition and deselects those that it excludes. */
export function withColumn({ row, columns }: Question, column: number, { circumstances }: Support): Question {
  if (columns.includes(column)) return { row, columns: columns.filter((one) => one !== column) };
  const others = columns.filter((one) => one !== rival(column, columns, circumstances));
  return { row, columns: [...others, column].sort((a, b) => a - b) };
}

/** Another of these columns that begins with the same word, if any. */
function rival(column: number, columns: readonly number[], circumstances: readonly string[]): number | undefined {
  const first = (one: number) => circumstances[one]?.split(' ')[0];
  return columns.find((one) => one !== column && first(one) === first(column));
}

function answerOf(cell: string): Answer | undefined {
  const verdict = verdicts.find((one) => cell === one || cell.startsWith(`${one},`));
  return verdict && { verdict, remark: cell.slice(verdict.length) };
}
