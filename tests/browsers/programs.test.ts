import { describe, expect, test, vi } from 'vitest';
import { ensurePackages, missingPackages } from './programs.ts';

describe('programs that are missing', () => {
  test('are installed', async () => {
    const missing = ['gdb-multiarch'];
    const install = vi.fn(() => Promise.resolve(missing.pop() !== undefined));
    await ensurePackages(() => [...missing], install);
    expect(install).toHaveBeenCalledWith(['gdb-multiarch']);
  });

  test('are an error where they are not', async () => {
    const install = () => Promise.resolve(false);
    await expect(ensurePackages(() => ['gdb-multiarch'], install)).rejects.toThrow(
      /gdb-multiarch missing.*apt-get install/s,
    );
  });
});

test('packages of what is missing are named, each once', () => {
  const programs = [
    ['sh', 'dash'],
    ['no-such-program', 'one', 'two'],
    ['nor-this', 'two'],
  ] as const;
  expect(missingPackages(programs)).toEqual(['one', 'two']);
});
