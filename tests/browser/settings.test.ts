import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings, writeSettings } from '../../src/pages/shared/settings.ts';
import { years } from '../../src/year.ts';

const read = (query: string, remembered?: string, talkYear = '2019') =>
  readSettings(new URLSearchParams(query), talkYear, remembered);

describe('readSettings', () => {
  it('chooses nothing for the reader, and leaves the letters on', () => {
    expect(read('')).toEqual({ theme: undefined, year: undefined, letters: true });
  });

  it('prefers the address to what was chosen before', () => {
    expect(read('?theme=dark', 'theme=light&year=today')).toEqual({ theme: 'dark', year: 'today', letters: true });
  });

  it('knows the year of its own talk alone', () => {
    for (const talkYear of ['2019', '2027']) {
      expect(read(`?year=${talkYear}`, '', talkYear).year).toBe('then');
      expect(read('?year=today', '', talkYear).year).toBe('today');
      expect(read('?year=2001', '', talkYear).year).toBeUndefined();
    }
  });

  it('understands what was remembered before the years had names of their own', () => {
    expect(read('', 'theme=dark&year=2019')).toEqual({ theme: 'dark', year: 'then', letters: true });
    expect(read('', 'theme=dark&year=2019', '2027')).toEqual({ theme: 'dark', year: undefined, letters: true });
  });

  it('passes over values that do not exist', () => {
    expect(read('?theme=blue&year=1984', 'not a setting')).toEqual({
      theme: undefined,
      year: undefined,
      letters: true,
    });
  });

  it('remembers what it wrote', () => {
    const settings = fc.record({
      theme: fc.constantFrom('light' as const, 'dark' as const, undefined),
      year: fc.constantFrom(...years, undefined),
      letters: fc.boolean(),
    });
    fc.assert(
      fc.property(settings, (chosen) => {
        expect(read('', writeSettings(chosen))).toEqual(chosen);
      }),
    );
  });
});
