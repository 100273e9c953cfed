import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Stopped, untilStopped } from '../../src/command/command.ts';

test('work that is let alone comes to its end, and leaves no listener', async () => {
  const before = process.listenerCount('SIGTERM');
  expect(await untilStopped(() => Promise.resolve('done'))).toBe('done');
  await expect(untilStopped(() => Promise.reject(new Error('own fault')))).rejects.toThrow('own fault');
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it, after it has cleaned up, with the exit code that shells expect', async (signal, exitCode) => {
  const done: string[] = [];
  const work = untilStopped(async (stop) => {
    try {
      process.emit(signal, signal);
      await setImmediate();
      stop.throwIfAborted();
    } finally {
      done.push('closed');
    }
  });
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Stopped);
  expect(error).toMatchObject({ exitCode });
  expect(done).toEqual(['closed']);
});

test('what fails because it was stopped is told as stopped', async () => {
  const work = untilStopped(() => {
    process.emit('SIGINT', 'SIGINT');
    return Promise.reject(new Error('the browser is closed'));
  });
  await expect(work).rejects.toThrow('Stopped by SIGINT.');
});
