import { parseArgs } from 'node:util';
import { nearest } from '../loader/check/nearest.ts';
import { parseRange, RANGE_EXAMPLE } from '../live/range.ts';

export const usage = `npm run pdf -- [options]

Writes the slides, one a page, as dist/slides.pdf.

  --steps          a page for each step of a slide; where only some slides should have
                   them, these say so themselves: ::slide{print=steps}
  --range <range>  some slides only: 3-7,14 or +1, by the numbers at their feet; links
                   to the others lead to the published talk, or are plain text
  --dark           light text on dark paper
  --ink <file>     with the drawings that the speaker view has saved there
  --output <file>  where to write it
  --help           this text

Exit codes: 0 written, 1 a fault in the slides or the page, 2 wrong usage, 130 or 143
interrupted. Unless it is 0, no file was changed.
`;

const flags = {
  steps: { type: 'boolean' },
  range: { type: 'string', needs: `slide numbers such as ${RANGE_EXAMPLE}` },
  dark: { type: 'boolean' },
  ink: { type: 'string', needs: 'a file name' },
  output: { type: 'string', needs: 'a file name' },
  help: { type: 'boolean' },
} as const;

export interface Arguments {
  readonly steps: boolean;
  readonly range: string | undefined;
  readonly dark: boolean;
  readonly help: boolean;
  readonly ink: string | undefined;
  readonly output: string | undefined;
}

/** The command line; what is wrong with it comes back as text. */
export function readArguments(args: readonly string[]): Arguments | string {
  const { tokens } = parseArgs({ args: [...args], options: flags, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') return `Unexpected argument "${token.value}".`;
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isFlag(name)) {
      const meant = nearest(name, Object.keys(flags));
      return `Unknown option ${rawName}${meant === undefined ? '' : `, did you mean --${meant}?`}`;
    }
    const flag = flags[name];
    // What begins with a dash was meant as the next option, unless it is written with `=`.
    const isForgotten = (value ?? '') === '' || (token.inlineValue === false && value?.startsWith('-'));
    if (flag.type === 'string' && isForgotten) return `${rawName} needs ${flag.needs}.`;
    if (flag.type === 'boolean' && value !== undefined) return `${rawName} takes no value.`;
  }
  const { values } = parseArgs({ args: [...args], options: flags });
  const { steps = false, dark = false, help = false, range, ink, output } = values;
  if (range !== undefined && !parseRange(range)) return `--range needs ${flags.range.needs}, not “${range}”.`;
  return { steps, range, dark, help, ink, output };
}

const isFlag = (name: string): name is keyof typeof flags => Object.hasOwn(flags, name);
