import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/export/arguments.ts';

const nothing = { steps: false, dark: false, help: false, range: undefined, ink: undefined, output: undefined };

describe('the command line of the export', () => {
  test.each([
    [[], nothing],
    [['--steps', '--dark'], { ...nothing, steps: true, dark: true }],
    [['--ink', 'drawings.json'], { ...nothing, ink: 'drawings.json' }],
    [['--output', 'a b.pdf'], { ...nothing, output: 'a b.pdf' }],
    [['--output=slides.pdf'], { ...nothing, output: 'slides.pdf' }],
    [['--range', '3-7,+1'], { ...nothing, range: '3-7,+1' }],
    [['--help'], { ...nothing, help: true }],
  ])('%j is understood', (args, expected) => {
    expect(readArguments(args)).toEqual(expected);
  });

  test.each([
    [['--step'], 'Unknown option --step, did you mean --steps?'],
    [['--ouptut=a.pdf'], 'Unknown option --ouptut, did you mean --output?'],
    [['--paperweight'], 'Unknown option --paperweight'],
    [['-x'], 'Unknown option -x'],
    [['--toString'], 'Unknown option --toString'],
    [['--output'], '--output needs a file name.'],
    [['--output='], '--output needs a file name.'],
    [['--output', '--dark'], '--output needs a file name.'],
    [['--range'], '--range needs slide numbers such as `3-7,14`, or `+1` for a backup slide.'],
    [['--range', '3-'], '--range needs slide numbers such as `3-7,14`, or `+1` for a backup slide, not “3-”.'],
    [['--dark=yes'], '--dark takes no value.'],
    [['slides.pdf'], 'Unexpected argument "slides.pdf".'],
  ])('%j is answered', (args, expected) => {
    expect(readArguments(args)).toBe(expected);
  });
});
