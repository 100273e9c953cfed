/** The figures available to authors, for the loader. A page imports the element of each by name. */
import { isWritten, type Block, type Figure, type ForLoader, type Item, type ContentProblem } from './figure.ts';
import { inYear, ofOtherYears } from './dated.ts';
import { saidOfTable } from './said.ts';
import type { Occasion } from '../year.ts';
import { bars, barsForLoader } from './bars/data.ts';
import { boxes, boxesForLoader } from './boxes/data.ts';
import { comparison, comparisonForLoader } from './comparison/data.ts';
import { executionLab, executionLabForLoader } from './execution-lab/data.ts';
import { gdbSession, gdbSessionForLoader } from './gdb-session/data.ts';
import { guestTypes, guestTypesForLoader } from './guest-types/data.ts';
import { liveMachine, liveMachineForLoader } from './live-machine/data.ts';
import { supportMatrix, supportMatrixForLoader } from './support-matrix/data.ts';
import { timeLine, timeLineForLoader } from './time-line/data.ts';

/** Result of reading a figure's content. */
export interface Checked {
  readonly problems: readonly ContentProblem[];
  /** Whether a text is a valid state. Every text is, if the content is unreadable. */
  readonly isState: (text: string) => boolean;
  readonly examples: readonly string[];
}

export interface FigureCheck {
  readonly name: string;
  readonly check: (blocks: readonly Block[], occasion: Occasion) => Checked;
  /** The sentences that search finds in each of the given states; invalid states are allowed. */
  readonly words: (
    blocks: readonly Block[],
    states: readonly string[],
    occasion: Occasion,
  ) => readonly (readonly string[])[];
  /** The sentence for a state, and its lines, in the talk's own year. */
  readonly picture: (blocks: readonly Block[], state: string, occasion: Occasion) => readonly string[];
}

/** Hides the types of a figure's data and states. */
const known = <Data, State>(
  { name, read, decode, describe }: Figure<Data, State>,
  { dated, mixedUp, examples, shows, says }: ForLoader<Data, State>,
): FigureCheck => ({
  name,
  words: (blocks, states, occasion) => {
    const { data, problems } = read(blocks, occasion);
    const told = states.map((text) => {
      const state = problems ? undefined : decode(text, data);
      return problems || state === undefined
        ? undefined
        : { seen: shows?.(state, data), sentence: describe(state, data, 'then') };
    });
    // A step's sentence is found at that step only.
    const later = told.slice(1).map((one) => one?.sentence);
    return told.map((one, index) => {
      if (!one) return [];
      if (one.seen !== undefined) return [one.seen, one.sentence];
      // By default all words are visible from the first state on, and each state only adds its sentence.
      if (index > 0) return [one.sentence];
      const all = (data && says?.(data)) ?? blocks.flatMap(saidIn);
      return [...new Set(all)].filter((sentence) => !later.some((one) => one?.includes(sentence)));
    });
  },
  picture: (blocks, text, occasion) => {
    const { data, problems } = read(blocks, occasion);
    const state = problems ? undefined : decode(text, data);
    if (problems || state === undefined) return [];
    const seen =
      shows?.(state, data).split('\n') ?? blocks.flatMap((block) => linesIn(inYear(block, 'then', occasion)));
    return [describe(state, data, 'then'), ...seen];
  },
  check: (blocks, occasion) => {
    const { data, problems: unread } = read(blocks, occasion);
    const problems = unread ?? mixedUp?.(data) ?? [];
    const strange = strangeYears(blocks, dated, occasion);
    // A column with a wrong year is reported once; the errors that follow from it are not.
    const others = problems.filter(({ at }) => dated === 'rows' || !strange.some((one) => one.at[2] === at[2]));
    const told = [...strange, ...others].map((one) => ({ ...one, found: one.found || 'an empty cell' }));
    if (!data || told.length > 0) return { problems: told, isState: () => true, examples: [] };
    return {
      problems: [],
      isState: (text) => isWritten(text) && decode(text, data) !== undefined,
      examples: examples(data),
    };
  },
});

/** Reports table labels that end in a year other than the talk's. */
function strangeYears(
  [table]: readonly Block[],
  dated: 'rows' | 'columns' | undefined,
  occasion: Occasion,
): ContentProblem[] {
  if (dated === undefined || table?.kind !== 'table') return [];
  return dated === 'rows'
    ? ofOtherYears(
        table.rows.map(([label = '']) => label),
        occasion,
        (row) => [0, row + 1, 0],
      )
    : ofOtherYears(table.head.slice(1), occasion, (index) => [0, 0, index + 1]);
}

const saidIn = (block: Block): readonly string[] => {
  if (block.kind === 'table') return saidOfTable(block.head, block.rows);
  if (block.kind === 'list') return block.items.flatMap(wordsOf);
  return [block.kind === 'code' ? block.lines.join('\n') : block.text];
};
/** Approximately the author's source. */
const linesIn = (block: Block): readonly string[] => {
  if (block.kind === 'table') return [block.head, ...block.rows].map((row) => row.filter(Boolean).join(' | '));
  if (block.kind === 'list') return block.items.flatMap(linesOf);
  return block.kind === 'code' ? block.lines : [block.text];
};
const linesOf = ({ text, items }: Item): string[] => [
  `- ${text}`,
  ...items.flatMap((item) => linesOf(item).map((line) => `  ${line}`)),
];

const wordsOf = ({ text, items }: Item): string[] => [text, ...items.flatMap(wordsOf)];

export const figures: readonly FigureCheck[] = [
  known(bars, barsForLoader),
  known(boxes, boxesForLoader),
  known(comparison, comparisonForLoader),
  known(executionLab, executionLabForLoader),
  known(gdbSession, gdbSessionForLoader),
  known(guestTypes, guestTypesForLoader),
  known(liveMachine, liveMachineForLoader),
  known(supportMatrix, supportMatrixForLoader),
  known(timeLine, timeLineForLoader),
];

/** Older names of directives, which authors' files may still have. */
export const formerNames: ReadonlyMap<string, string> = new Map([['layer-stack', 'boxes']]);
