import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../src/export/pdf-command.ts';

afterEach(() => vi.restoreAllMocks());

test('help goes to the output and is no failure', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  expect(await main(['--help'])).toBe(0);
  expect(log).toHaveBeenCalledWith(expect.stringContaining('--steps'));
});

test('wrong usage is told apart from faults, with the usage', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  expect(await main(['--dakr'])).toBe(2);
  expect(error).toHaveBeenCalledWith(expect.stringMatching(/did you mean --dark\?\n\nnpm run pdf/));
});
