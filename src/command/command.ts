/** The common frame of every command of `npm run` that is written in TypeScript. */
import { Problem } from '../setup/project.mjs';
import { constants } from 'node:os';

export interface Command<Wanted> {
  /** The text of `--help`: begins with the invocation and ends with the exit codes. */
  readonly usage: string;
  /** The parsed command line, or a message about what is wrong with it. */
  readonly read: (args: readonly string[]) => Wanted | string;
  readonly work: (wanted: Wanted, context: CommandContext) => Promise<Outcome>;
  /** Printed when the work fails: `No PDF written.` */
  readonly otherwise?: string;
}

export interface CommandContext {
  /** Aborted when the command is interrupted. */
  readonly stop: AbortSignal;
  /** Reports progress, in a few words. */
  readonly say: (doing: string) => void;
}

export interface Outcome {
  /** For the standard output. */
  readonly text: string;
  /** For checks: false if there are findings, which makes the exit code 1. */
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

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal has stopped the work. */
export class Stopped extends Problem {
  override readonly name = 'Stopped';

  constructor(signal: (typeof signals)[number]) {
    // As in a shell: 130 after Ctrl+C.
    super(`Stopped by ${signal}.`, 128 + constants.signals[signal]);
  }
}

/**
 * Runs work that cleans up when it is interrupted: a signal aborts `stop`, and the work has time to close what it
 * opened. A second signal does not wait for that.
 *
 * @throws Stopped if the work fails after the abort, whatever its own error is; work that succeeds all the same counts
 *   as done
 */
export async function untilStopped<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const letGo = () => {
    for (const signal of signals) process.off(signal, abort);
  };
  const abort = (signal: NodeJS.Signals) => {
    letGo();
    const known = signals.find((one) => one === signal);
    if (known) controller.abort(new Stopped(known));
  };
  for (const signal of signals) process.on(signal, abort);
  try {
    return await work(controller.signal);
  } catch (error) {
    controller.signal.throwIfAborted();
    throw error;
  } finally {
    letGo();
  }
}

/** Progress: one line that is overwritten on a terminal; a pipe gets only the result. */
export interface Progress {
  /** @param doing a few words */
  readonly say: (doing: string) => void;
  /** Erases the line, before anything else is written. */
  readonly end: () => void;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

const TO_LINE_START = '\r';
const ERASE_LINE = '\x1b[2K';

export function progressOn(terminal: Terminal): Progress {
  if (terminal.isTTY !== true) return { say: () => undefined, end: () => undefined };
  let isShown = false;
  return {
    say: (doing) => {
      // A wrapped line could not be erased.
      const line = doing.slice(0, (terminal.columns ?? 80) - 1);
      terminal.write(`${TO_LINE_START}${ERASE_LINE}${line}`);
      isShown = true;
    },
    end: () => {
      if (isShown) terminal.write(`${TO_LINE_START}${ERASE_LINE}`);
      isShown = false;
    },
  };
}
