import { describe, expect, test } from 'vitest';
import { wrongFlag } from '../../src/command/flags.ts';

const flags = { dark: { type: 'boolean' }, output: { type: 'string', needs: 'a folder' } } as const;

describe('a command line', () => {
  test.each([[[]], [['--dark']], [['--output', 'a']], [['--output=-a', '--dark']]])('%j is understood', (args) => {
    expect(wrongFlag(args, flags)).toBeUndefined();
  });

  test.each([
    [['--drak'], 'Unknown option --drak, did you mean --dark?'],
    [['--hlep'], 'Unknown option --hlep, did you mean --help?'],
    [['-x'], 'Unknown option -x'],
    [['--toString'], 'Unknown option --toString'],
    [['--output'], '--output needs a folder.'],
    [['--output='], '--output needs a folder.'],
    [['--output', '--dark'], '--output needs a folder.'],
    [['--dark=yes'], '--dark takes no value.'],
    [['slides.pdf'], 'Unexpected argument "slides.pdf".'],
  ])('%j is answered', (args, expected) => {
    expect(wrongFlag(args, flags)).toBe(expected);
  });

  test('may have files, where it is said so', () => {
    expect(wrongFlag(['slides.pdf', '--dark'], flags, { hasFiles: true })).toBeUndefined();
    expect(wrongFlag(['slides.pdf', '--drak'], flags, { hasFiles: true })).toContain('--drak');
  });
});
