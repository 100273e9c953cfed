/** The figures an author can use, as the loader needs them. A page loads the element of each by its name. */
import { STATE, type Block, type Figure, type Problem } from './figure.ts';
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
  readonly check: (blocks: readonly Block[]) => Checked;
}

/** Data and states are the figure's own affair. */
const known = <Data, State>({ name, read, decode, examples }: Figure<Data, State>): FigureCheck => ({
  name,
  check: (blocks) => {
    const { data, problems } = read(blocks);
    if (problems) return { problems, isState: () => true, examples: [] };
    return {
      problems: [],
      isState: (text) => STATE.test(text) && decode(text, data) !== undefined,
      examples: examples?.(data) ?? [],
    };
  },
});

export const figures: readonly FigureCheck[] = [
  known(comparison),
  known(executionLab),
  known(gdbSession),
  known(guestTypes),
  known(layerStack),
  known(supportMatrix),
  known(timeLine),
];
