/** How every command of `npm run` that is written in TypeScript begins and ends. */
import { Problem } from '../setup/project.mjs';
import { progressOn } from './progress.ts';
import { untilStopped } from './until-stopped.ts';

export interface Command<Wanted> {
  /** What `--help` shows; it begins with how the command is called, and ends with its exit codes. */
  readonly usage: string;
  /** What the command line asks for, or what is wrong with it. */
  readonly read: (args: readonly string[]) => Wanted | string;
  readonly work: (wanted: Wanted, around: Around) => Promise<Outcome>;
  /** What stays as it was when the work fails: `No PDF written.` */
  readonly otherwise?: string;
}

export interface Around {
  /** Is aborted when the command is interrupted. */
  readonly stop: AbortSignal;
  /** Tells whoever waits what is being done, in a few words. */
  readonly say: (doing: string) => void;
}

export interface Outcome {
  /** For the standard output. */
  readonly text: string;
  /** Where something was looked for: what was found is to be mended, and the exit code is 1. */
  readonly isFine?: boolean;
}

/**
 * Reports a Problem without its stack; other errors are rethrown.
 *
 * @returns the exit code: 2 for wrong usage, otherwise that of the outcome or of the problem
 */
export async function runCommand<Wanted>(
  args: readonly string[],
  { usage, read, work, otherwise }: Command<Wanted>,
): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const wanted = read(args);
  if (typeof wanted === 'string') {
    console.error(`${wanted}\n\n${usage}`);
    return 2;
  }
  const { say, end } = progressOn(process.stderr);
  try {
    const { text, isFine = true } = await untilStopped((stop) => work(wanted, { stop, say }));
    end();
    console.log(text);
    return isFine ? 0 : 1;
  } catch (error) {
    end();
    if (!(error instanceof Problem)) throw error;
    console.error([error.message, ...(otherwise === undefined ? [] : [otherwise])].join('\n\n'));
    return error.exitCode;
  }
}
