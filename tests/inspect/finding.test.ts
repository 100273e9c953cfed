import { describe, expect, test } from 'vitest';
import { findingOf, merge } from '../../src/inspect/finding.ts';
import { report } from '../../src/check/check-site.ts';

const seen = {
  place: 'slides/02-terminology.md:14',
  check: 'outside',
  slide: 'hypervisor',
  step: 0,
  view: '1280×720 2019 light',
};
const wide = findingOf({ line: 6, pixels: 3.4, message: 'Too wide.' }, seen);

describe('a finding', () => {
  test('stands at the line of its block', () => {
    expect(wide.place).toBe('slides/02-terminology.md:20');
  });

  test('stands at the slide when no block is meant', () => {
    expect(findingOf({ message: 'No title.' }, seen).place).toBe('slides/02-terminology.md:14');
  });
});

describe('merging', () => {
  test('keeps one of each, where it is worst', () => {
    const worse = { ...wide, pixels: 12, step: 2, view: '390×844 today light' };
    expect(merge([wide, worse, wide])).toEqual([{ ...worse, times: 3 }]);
  });

  test('keeps the first where others are as bad', () => {
    expect(merge([wide, { ...wide, pixels: 3.5, step: 1 }])).toMatchObject([{ step: 0, times: 2 }]);
  });

  test('keeps different problems of one place apart', () => {
    expect(merge([wide, { ...wide, check: 'cut-off' }, { ...wide, message: 'Too high.' }])).toHaveLength(3);
  });

  test('sorts by file and line, as numbers', () => {
    const at = (place: string) => ({ ...wide, place });
    const places = merge([at('slides/10.md:1'), at('slides/9.md:100'), at('slides/9.md:20')]).map(({ place }) => place);
    expect(places).toEqual(['slides/9.md:20', 'slides/9.md:100', 'slides/10.md:1']);
  });
});

describe('the report', () => {
  const counts = { slides: 42, views: 716 };

  test('is one line when all is well', () => {
    expect(report([], counts)).toBe('No findings: 42 slides in 716 views.');
  });

  test('tells place, check, sentence, view and how often', () => {
    expect(report([{ ...wide, step: 2, times: 4 }], counts)).toBe(
      [
        'slides/02-terminology.md:20  outside',
        '  Too wide.',
        '  #hypervisor, step 2, 1280×720 2019 light, 3 px, seen 4 times',
        '',
        '1 finding on 42 slides in 716 views.',
      ].join('\n'),
    );
  });
});
