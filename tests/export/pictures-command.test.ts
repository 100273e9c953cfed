import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../src/export/pictures-command.ts';

afterEach(() => vi.restoreAllMocks());

test('prints help to stdout and exits with 0', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  expect(await main(['--help'])).toBe(0);
  expect(log).toHaveBeenCalledWith(expect.stringContaining('--site'));
});

test.each([[['--sight', 'dist']], [['dist']], [['--site']]])(
  '%j is wrong usage, told apart from faults',
  async (args) => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    expect(await main(args)).toBe(2);
    expect(error).toHaveBeenCalledWith(expect.stringContaining('npm run talk -- pictures'));
  },
);
