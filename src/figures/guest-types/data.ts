/**
 * Guest types of a hypervisor as a scale: what does each job in each type. The table has an empty corner, a row for
 * each type and a column for each job, whose cells are words of the vocabulary. A column whose head ends in the talk’s
 * year (`, 2019`) or in `, today` describes, in free text, the support in that year.
 */
import type { Year } from '../../year.ts';
import { indistinct, onlyBlock, slug, type Figure, type ForLoader, type ContentProblem } from '../figure.ts';
import { dated } from '../dated.ts';
import { kinds, type Kind } from '../kinds.ts';

export interface GuestType {
  readonly name: string;
  /** Same order as `jobs`. */
  readonly kinds: readonly Kind[];
  /** Head and words of the support columns. */
  readonly support: readonly Support[];
}

interface Support {
  readonly year: Year;
  readonly head: string;
  readonly text: string;
}

export interface GuestTypes {
  readonly jobs: readonly string[];
  readonly types: readonly GuestType[];
}

export interface Choice {
  /** Index of a type. */
  readonly chosen: number | undefined;
}

/** A difference from the type above. */
export interface Change {
  /** Index of the job. */
  readonly job: number;
  readonly from: Kind;
  readonly to: Kind;
}

export const guestTypes: Figure<GuestTypes, Choice> = {
  name: 'guest-types',
  label: 'Guest types: who does which job',

  read(blocks, occasion) {
    const { data: table, problems } = onlyBlock(blocks, 'table');
    if (problems) return { problems };
    const { head, rows } = table;
    const columns = head.map((text, column) => ({ text, column, year: dated(text, occasion).year })).slice(1);
    const faults: ContentProblem[] = [];
    const jobs = columns.filter(({ year }) => year === undefined);
    if (head[0] !== '') faults.push({ at: [0, 0, 0], found: head[0] ?? '', expected: 'an empty corner' });
    if (jobs.length === 0) faults.push({ at: [0, 0], found: 'no job', expected: 'a column for each job' });
    if (rows.length < 2) faults.push({ at: [0], found: `${rows.length} types`, expected: 'two rows or more' });
    faults.push(
      ...indistinct(
        rows.map(([name = '']) => name),
        (row) => [0, row + 1, 0],
      ),
    );
    const types = rows.map((cells, row): GuestType => {
      const kindAt = (column: number): Kind => {
        const found = cells[column] ?? '';
        const kind = kinds.find((one) => one === found);
        if (!kind) faults.push({ at: [0, row + 1, column], found: found || 'an empty cell', expected: oneOf(kinds) });
        return kind ?? 'software';
      };
      return {
        name: cells[0] ?? '',
        kinds: jobs.map(({ column }) => kindAt(column)),
        support: columns.flatMap(({ text, column, year }) =>
          year ? [{ year, head: text, text: cells[column] ?? '' }] : [],
        ),
      };
    });
    return faults.length > 0 ? { problems: faults } : { data: { jobs: jobs.map(({ text }) => text), types } };
  },

  decode(text, { types }) {
    const at = types.findIndex(({ name }) => slug(name) === text);
    if (text === '') return { chosen: undefined };
    return at === -1 ? undefined : { chosen: at };
  },

  encode: ({ chosen = -1 }, { types }) => slug(types[chosen]?.name ?? ''),

  describe({ chosen = -1 }, data, year) {
    const { jobs, types } = data;
    const type = types[chosen];
    if (!type) return `${types.length} types, from ${types[0]?.name ?? ''} to ${types.at(-1)?.name ?? ''}.`;
    const changes = changesOf(chosen, data);
    const above = types[chosen - 1];
    const news = changes.map(({ job, from, to }) => `“${jobs[job] ?? ''}” goes from ${from} to ${to}`);
    const what = above
      ? `against ${above.name}, ${news.length > 0 ? news.join(', ') : 'nothing changes'}.`
      : `${kinds.flatMap((kind) => share(kind, type, jobs)).join('; ')}.`;
    const support = type.support.filter((one) => one.year === year).map(({ head, text }) => ` ${head}: ${text}.`);
    return `${type.name}: ${what}${support.join('')}`;
  },
};

export const guestTypesForLoader: ForLoader<GuestTypes, Choice> = {
  dated: 'columns',
  examples: ({ types }) => types.map(({ name }) => slug(name)),
};

export function changesOf(at: number, { types }: GuestTypes): readonly Change[] {
  const above = types[at - 1]?.kinds ?? [];
  return (types[at]?.kinds ?? []).flatMap((to, job) => {
    const from = above[job];
    return from === undefined || from === to ? [] : [{ job, from, to }];
  });
}

/** `software: Disk, network; Board and boot` */
function share(kind: Kind, type: GuestType, jobs: readonly string[]): string[] {
  const done = jobs.filter((_, job) => type.kinds[job] === kind).map((job) => `“${job}”`);
  return done.length > 0 ? [`${kind}: ${done.join(', ')}`] : [];
}

const oneOf = (words: readonly string[]) => `one of ${words.map((word) => `\`${word}\``).join(', ')}`;
