import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/export/arguments.ts';

const nothing = {
  editions: ['slides', 'handout'],
  paper: 'a4',
  isToday: false,
  steps: false,
  figures: false,
  dark: false,
  range: undefined,
  ink: undefined,
  output: undefined,
  allowOverflow: false,
};

describe('command line of the export', () => {
  test.each([
    [[], nothing],
    [['--steps', '--dark'], { ...nothing, steps: true, dark: true }],
    [['--figures'], { ...nothing, figures: true }],
    [['--ink', 'drawings.json'], { ...nothing, ink: 'drawings.json' }],
    [['--output', 'a folder'], { ...nothing, output: 'a folder' }],
    [['--only', 'handout', '--output=notes.pdf'], { ...nothing, editions: ['handout'], output: 'notes.pdf' }],
    [['--paper', 'letter'], { ...nothing, paper: 'letter' }],
    [['--year', 'today'], { ...nothing, isToday: true }],
    [['--range', '3-7,+1'], { ...nothing, range: '3-7,+1' }],
  ])('%j is understood', (args, expected) => {
    expect(readArguments(args)).toEqual(expected);
  });

  test.each([
    [['--step'], 'Unknown option --step, did you mean --steps?'],
    [['--ouptut=a'], 'Unknown option --ouptut, did you mean --output?'],
    [['--output'], '--output needs a file name, or a folder.'],
    [['--output='], '--output needs a file name, or a folder.'],
    [['--output', '--dark'], '--output needs a file name, or a folder.'],
    [['--output=a.pdf'], '--output is a folder for two documents; with --only slides it is the file “a.pdf”.'],
    [['--only', 'notes'], '--only needs `slides` or `handout`, not “notes”.'],
    [['--paper=a5'], '--paper needs `a4` or `letter`, not “a5”.'],
    [['--year=2019'], '--year needs `today`, not “2019”.'],
    [['--range'], '--range needs slide numbers such as `3-7,14`, or `+1` for a backup slide.'],
    [['--range', '3-'], '--range needs slide numbers such as `3-7,14`, or `+1` for a backup slide, not “3-”.'],
    [['--dark=yes'], '--dark takes no value.'],
    ...(['--dark', '--steps', '--figures', '--ink=drawings.json'] as const).map((flag): [string[], string] => [
      ['--only', 'handout', flag],
      `${flag.replace(/=.*/, '')} is of the slides, and --only handout makes none of it. Leave one of the two out.`,
    ]),
    [
      ['--paper', 'letter', '--only=slides'],
      '--paper is of the handout, and --only slides makes none of it. Leave one of the two out.',
    ],
    [['slides.pdf'], 'Unexpected argument "slides.pdf".'],
  ])('%j is answered', (args, expected) => {
    expect(readArguments(args)).toBe(expected);
  });
});
