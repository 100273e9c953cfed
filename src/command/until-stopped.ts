import { constants } from 'node:os';
import { Problem } from '../setup/project.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Work that Ctrl+C or another program has ended. */
export class Stopped extends Problem {
  override readonly name = 'Stopped';

  constructor(signal: (typeof signals)[number]) {
    // As a shell counts: 130 after Ctrl+C.
    super(`Stopped by ${signal}.`, 128 + constants.signals[signal]);
  }
}

/**
 * Does work that leaves nothing behind when it is interrupted: it is told by `stop`, and has the time to close what it
 * opened. A second signal does not wait for that.
 *
 * @throws Stopped once the work has failed after it was told, whatever its own error was; work that was done all the same
 *   counts as done
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
