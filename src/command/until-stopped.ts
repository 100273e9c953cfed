import { constants } from 'node:os';
import { Problem } from '../setup/project.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Work that Ctrl+C or another program has ended. */
export class Stopped extends Problem {
  override readonly name = 'Stopped';
  /** As a shell counts: 130 after Ctrl+C. */
  override readonly exitCode: number;

  constructor(signal: (typeof signals)[number]) {
    super(`Stopped by ${signal}.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * Does work that leaves nothing behind when it is interrupted: it is told by `stop`, and has the time to close what it
 * opened.
 *
 * @throws Stopped once the work has ended, whatever its own error was then
 */
export async function untilStopped<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (signal: NodeJS.Signals) => {
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
    for (const signal of signals) process.off(signal, abort);
  }
}
