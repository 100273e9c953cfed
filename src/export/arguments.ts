import { parseArgs } from 'node:util';
import { nearest } from '../loader/check/nearest.ts';

export const usage = `npm run pdf -- [options]

Writes the slides as a PDF, one page a slide.

  --steps          a page for each step of a slide
  --dark           light text on dark paper
  --ink <file>     with the drawings that the speaker view has saved there
  --output <file>  where to write it (default: dist/slides.pdf)
  --help           this text

Exit codes: 0 written, 1 a fault in the slides or the page, 2 wrong usage.
`;

const flags = {
  steps: { type: 'boolean' },
  dark: { type: 'boolean' },
  ink: { type: 'string' },
  output: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export interface Arguments {
  readonly steps: boolean;
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
    const takesValue = flags[name].type === 'string';
    // What begins with a dash was meant as the next option, unless it is written with `=`.
    const isForgotten = (value ?? '') === '' || (token.inlineValue === false && value?.startsWith('-'));
    if (takesValue && isForgotten) return `${rawName} needs a file name.`;
    if (!takesValue && value !== undefined) return `${rawName} takes no value.`;
  }
  const { values } = parseArgs({ args: [...args], options: flags });
  const { steps = false, dark = false, help = false, ink, output } = values;
  return { steps, dark, help, ink, output };
}

const isFlag = (name: string): name is keyof typeof flags => Object.hasOwn(flags, name);
