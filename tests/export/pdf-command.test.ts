import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../src/export/pdf-command.ts';

afterEach(() => vi.restoreAllMocks());

test('prints help to stdout and exits with 0', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  expect(await main(['--help'])).toBe(0);
  expect(log).toHaveBeenCalledWith(expect.stringContaining('--steps'));
});

test('reports wrong usage with its own exit code and the usage text', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  expect(await main(['--dakr'])).toBe(2);
  expect(error).toHaveBeenCalledWith(expect.stringMatching(/did you mean --dark\?\n\nnpm run pdf/));
});
