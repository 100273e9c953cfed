import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOfLine } from '../../src/pages/shared/steps.ts';

describe('stateOfLine', () => {
  it('leaves all lines alone before the first group', () => {
    expect(stateOfLine([], 0)).toBeUndefined();
    expect(stateOfLine([1, 2], 0)).toBeUndefined();
  });

  it.each([
    [[1], 1, 'now'],
    [[1], 2, 'said'],
    [[2], 1, 'ahead'],
    [[1, 3], 2, 'said'],
    [[1, 3], 3, 'now'],
    [[], 1, 'ahead'],
  ])('groups %j while group %i is said: %s', (groups, group, state) => {
    expect(stateOfLine(groups, group)).toBe(state);
  });

  it('never takes back what was said', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 6 }), (of, group) => {
        const later = stateOfLine(of, group + 1);
        expect(stateOfLine(of, group) === 'ahead' || later === 'said' || later === 'now').toBe(true);
      }),
    );
  });
});
