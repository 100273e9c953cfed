import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings, writeSettings } from '../../src/browser/settings.ts';

const read = (query: string, remembered?: string) => readSettings(new URLSearchParams(query), remembered);

describe('readSettings', () => {
  it('chooses nothing for the reader, and leaves the letters on', () => {
    expect(read('')).toEqual({ theme: undefined, year: undefined, letters: true });
  });

  it('prefers the address to what was chosen before', () => {
    expect(read('?theme=dark', 'theme=light&year=today')).toEqual({ theme: 'dark', year: 'today', letters: true });
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
      year: fc.constantFrom('2019' as const, 'today' as const, undefined),
      letters: fc.boolean(),
    });
    fc.assert(
      fc.property(settings, (chosen) => {
        expect(read('', writeSettings(chosen))).toEqual(chosen);
      }),
    );
  });
});
