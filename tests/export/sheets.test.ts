import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageOf, sheetsOf } from '../../src/export/contact-sheets.ts';
import { main } from '../../src/export/sheets-command.ts';

afterEach(() => vi.restoreAllMocks());

const tiles = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    number: `${index + 1}`,
    id: `s${index + 1}`,
    bytes: Buffer.from('a'),
  }));

describe('contact sheets', () => {
  it('have nine slides each, in their order, and the last what is left', () => {
    const sheets = sheetsOf('dark', tiles(20));
    expect(sheets.map(({ title, tiles: { length } }) => [title, length])).toEqual([
      ['dark, 1 of 3', 9],
      ['dark, 2 of 3', 9],
      ['dark, 3 of 3', 2],
    ]);
    expect(sheets.flatMap((sheet) => sheet.tiles)).toEqual(tiles(20));
    expect(sheetsOf('dark', [])).toEqual([]);
  });

  it('say number and id of each', () => {
    const [sheet] = sheetsOf('dark', [{ number: '+1', id: 'a<b', bytes: Buffer.from('a') }]);
    expect(sheet && pageOf(sheet, { columns: 3, width: 640 })).toContain('<figcaption>+1 · a&lt;b</figcaption>');
  });
});

describe('npm run talk -- sheets', () => {
  it('prints help', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    expect(await main(['--help'])).toBe(0);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('--only'));
  });

  it.each([[['--only', 'sepia']], [['--only', 'light,']], [['--range', 'xen']], [['--rang', '1']], [['xen']]])(
    'rejects %j as wrong usage',
    async (args) => {
      const error = vi.spyOn(console, 'error').mockReturnValue();
      expect(await main(args)).toBe(2);
      expect(error).toHaveBeenCalledWith(expect.stringContaining('npm run talk -- sheets'));
    },
  );
});
