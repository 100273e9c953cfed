/** The figures an author can use, as the loader needs them. A page loads the element of each by its name. */
import { STATE, type Block, type Figure, type Item, type Problem } from './figure.ts';
import { inYear, type Edition } from './years.ts';
import { comparison } from './comparison/data.ts';
import { executionLab } from './execution-lab/data.ts';
import { gdbSession } from './gdb-session/data.ts';
import { guestTypes } from './guest-types/data.ts';
import { layerStack } from './layer-stack/data.ts';
import { supportMatrix } from './support-matrix/data.ts';
import { timeLine } from './time-line/data.ts';

/** What a figure makes of its content. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** Whether a text is one of its states; all are while the content cannot be read. */
  readonly isState: (text: string) => boolean;
  readonly examples: readonly string[];
}

export interface FigureCheck {
  readonly name: string;
  readonly check: (blocks: readonly Block[], edition: Edition) => Checked;
  /** What is to be read in each of some states, in turn; a state may be what the figure cannot show. */
  readonly words: (blocks: readonly Block[], states: readonly string[], edition: Edition) => readonly string[];
  /** What is to be seen in a state, in one sentence, and the lines in it, as the talk was given. */
  readonly picture: (blocks: readonly Block[], state: string, edition: Edition) => readonly string[];
}

/** Data and states are the figure's own affair. */
const known = <Data, State>({ name, read, decode, examples, shows, describe }: Figure<Data, State>): FigureCheck => ({
  name,
  words: (blocks, states, edition) => {
    const { data, problems } = read(blocks, edition);
    return states.map((text, index) => {
      const state = problems ? undefined : decode(text, data);
      if (problems || state === undefined) return '';
      // All of its words are there from the first state on, unless it says otherwise; then each state adds a sentence.
      const seen = shows?.(state, data) ?? (index === 0 ? blocks.map(wordsIn).join('. ') : '');
      return `${seen} ${index === 0 && !shows ? '' : describe(state, data, 'then')}`.trim();
    });
  },
  picture: (blocks, text, edition) => {
    const { data, problems } = read(blocks, edition);
    const state = problems ? undefined : decode(text, data);
    if (problems || state === undefined) return [];
    const seen = shows?.(state, data).split('\n') ?? blocks.flatMap((block) => linesIn(inYear(block, 'then', edition)));
    return [describe(state, data, 'then'), ...seen];
  },
  check: (blocks, edition) => {
    const { data, problems } = read(blocks, edition);
    if (problems) return { problems, isState: () => true, examples: [] };
    return {
      problems: [],
      isState: (text) => STATE.test(text) && decode(text, data) !== undefined,
      examples: examples?.(data) ?? [],
    };
  },
});

const wordsIn = (block: Block): string => {
  if (block.kind === 'table')
    return [block.head, ...block.rows].map((row) => row.filter(Boolean).join(', ')).join('. ');
  if (block.kind === 'list') return block.items.map(wordsOf).join('. ');
  return block.kind === 'code' ? block.lines.join('\n') : block.text;
};
/** As the author wrote them, nearly. */
const linesIn = (block: Block): readonly string[] => {
  if (block.kind === 'table') return [block.head, ...block.rows].map((row) => row.filter(Boolean).join(' | '));
  if (block.kind === 'list') return block.items.flatMap(linesOf);
  return block.kind === 'code' ? block.lines : [block.text];
};
const linesOf = ({ text, items }: Item): string[] => [
  `- ${text}`,
  ...items.flatMap((item) => linesOf(item).map((line) => `  ${line}`)),
];

const wordsOf = ({ text, items }: Item): string => [text, ...items.map(wordsOf)].join('. ');

export const figures: readonly FigureCheck[] = [
  known(comparison),
  known(executionLab),
  known(gdbSession),
  known(guestTypes),
  known(layerStack),
  known(supportMatrix),
  known(timeLine),
];
