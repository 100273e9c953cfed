import { describe, expect, test, vi } from 'vitest';
import { ensurePrograms, main } from './machine-command.ts';

describe('the command line', () => {
  test.each([
    [],
    ['prov'],
    ['serve'],
    ['serve', '0'],
    ['serve', '1234', 'x'],
    ['prove', '--only', 'nothing'],
    ['prove', '--wirte'],
  ])('refuses %j', async (...args) => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    expect(await main(args)).toBe(2);
    expect(said.mock.calls.join('\n')).toContain('npm run talk -- machine prove');
    said.mockRestore();
  });
});

describe('programs that are missing', () => {
  test('are installed', async () => {
    const missing = ['gdb-multiarch'];
    const install = vi.fn(() => Promise.resolve(missing.pop() !== undefined));
    await ensurePrograms(() => [...missing], install);
    expect(install).toHaveBeenCalledWith(['gdb-multiarch']);
  });

  test('are an error where they are not', async () => {
    const install = () => Promise.resolve(false);
    await expect(ensurePrograms(() => ['gdb-multiarch'], install)).rejects.toThrow(
      /gdb-multiarch missing.*apt-get install/s,
    );
  });
});
