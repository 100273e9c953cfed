import { describe, expect, test, vi } from 'vitest';
import { main } from './machine-command.ts';

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
