import { readFlags } from '../command/flags.ts';
import { PAPERS, type Paper } from '../pages/handout/sheets.ts';
import { parseRange, RANGE_EXAMPLE } from '../live/range.ts';
import type { PrintedEditionName } from './editions.ts';

export const usage = `npm run pdf -- [options]

Writes dist/slides.pdf, a slide a page, and dist/handout.pdf, slides with their notes; with
TALK_OUT, into the site that it names.

  --only <what>    slides or handout: one of them alone
  --range <range>  some slides only: 3-7,14 or +1, by the numbers on them; links
                   to the others lead to the published talk, or are plain text
  --output <path>  where to write: with --only a file, else a folder for both
  --allow-overflow write also what does not fit, and tell it; exit code 1
  --help           this text

Of the slides:
  --steps          a page for each step, numbered 14.2; a slide can also ask
                   for it itself: ::slide{print=steps}
  --figures        the words of a figure that its drawing leaves out, on a page behind
                   its slide; without it they are only in the tags, and in the handout
  --dark           light text on dark paper
  --ink <file>     with the drawings that the speaker view has saved there

Of the handout:
  --paper <size>   a4 (the default) or letter
  --year today     slides, tables and drawings as of today; what has come since the
                   talk stands below them otherwise

Exit codes: 0 written; 1 a fault in the slides or the page; 2 wrong usage; 130 or 143
interrupted. Unless it is 0, the files are as they were; but with --allow-overflow they
are written, and 1 says that something on them does not fit. So are files that cannot be
PDF/UA-1 and PDF/A-2a, as with a character that no font here has: they do not claim it.
`;

const flags = {
  only: { type: 'string', needs: '`slides` or `handout`' },
  paper: { type: 'string', needs: '`a4` or `letter`' },
  year: { type: 'string', needs: '`today`' },
  steps: { type: 'boolean' },
  figures: { type: 'boolean' },
  range: { type: 'string', needs: `slide numbers such as ${RANGE_EXAMPLE}` },
  dark: { type: 'boolean' },
  ink: { type: 'string', needs: 'a file name' },
  output: { type: 'string', needs: 'a file name, or a folder' },
  'allow-overflow': { type: 'boolean' },
} as const;

export interface Arguments {
  /** What to make. */
  readonly editions: readonly PrintedEditionName[];
  readonly paper: Paper;
  readonly isToday: boolean;
  readonly steps: boolean;
  readonly figures: boolean;
  readonly range: string | undefined;
  readonly dark: boolean;
  readonly ink: string | undefined;
  readonly allowOverflow: boolean;
  /** A file for one edition, a folder for several. */
  readonly output: string | undefined;
}

/** The parsed command line, or a message about what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const {
    steps = false,
    figures = false,
    dark = false,
    range,
    ink,
    output,
    only,
    paper = 'a4',
    year,
    'allow-overflow': allowOverflow = false,
  } = values;
  if (only !== undefined && !isEdition(only)) return `--only needs ${flags.only.needs}, not “${only}”.`;
  if (!isPaper(paper)) return `--paper needs ${flags.paper.needs}, not “${paper}”.`;
  if (year !== undefined && year !== 'today') return `--year needs ${flags.year.needs}, not “${year}”.`;
  if (range !== undefined && !parseRange(range)) return `--range needs ${flags.range.needs}, not “${range}”.`;
  if (only === undefined && output?.endsWith('.pdf'))
    return `--output is a folder for two documents; with --only slides it is the file “${output}”.`;
  const foreign = only && Object.keys(OF_ONE).find((flag) => flag in values && OF_ONE[flag] !== only);
  if (foreign !== undefined)
    return `--${foreign} is of the ${String(OF_ONE[foreign])}, and --only ${only} makes none of it. Leave one of the two out.`;
  const isToday = year === 'today';
  return {
    editions: only === undefined ? EDITIONS : [only],
    paper,
    isToday,
    steps,
    figures,
    range,
    dark,
    ink,
    output,
    allowOverflow,
  };
}

/** Options that only one of the two documents has. They are refused for the other. */
const OF_ONE: Readonly<Record<string, PrintedEditionName>> = {
  steps: 'slides',
  figures: 'slides',
  dark: 'slides',
  ink: 'slides',
  paper: 'handout',
  year: 'handout',
};

const EDITIONS: readonly PrintedEditionName[] = ['slides', 'handout'];

const isEdition = (name: string): name is PrintedEditionName => EDITIONS.some((one) => one === name);

const isPaper = (name: string): name is Paper => PAPERS.some((one) => one === name);
