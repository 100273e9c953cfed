import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inRange, parseRange } from '../../src/live/range.ts';

const numbers = ['1', '2', '3', '4', '5', '6', '7', '+1', '+2'];

describe('a range of slides', () => {
  test.each([
    ['3', [2]],
    ['2-4', [1, 2, 3]],
    ['2-4,7', [1, 2, 3, 6]],
    ['7, 2-3', [1, 2, 6]],
    ['2-4,3-5', [1, 2, 3, 4]],
    ['+2', [8]],
    ['6-+1', [5, 6, 7]],
  ])('%s', (text, places) => {
    const found = inRange(text, numbers);
    expect(typeof found === 'string' ? found : [...found].sort((a, b) => a - b)).toEqual(places);
  });

  test.each([
    ['', '“” is no range of slides, expected numbers such as `3-7,14`, or `+1` for a backup slide.'],
    ['3-', '“3-” is no range of slides, expected numbers such as `3-7,14`, or `+1` for a backup slide.'],
    ['xen', '“xen” is no range of slides, expected numbers such as `3-7,14`, or `+1` for a backup slide.'],
    ['0', 'There is no slide 0, expected one of 1 to 7 and +1 to +2.'],
    ['3-70', 'There is no slide 70, expected one of 1 to 7 and +1 to +2.'],
    ['+3', 'There is no slide +3, expected one of 1 to 7 and +1 to +2.'],
    ['5-2', '“5-2” goes backwards, expected “2-5”.'],
  ])('“%s” is answered', (text, answer) => {
    expect(inRange(text, numbers)).toBe(answer);
  });

  test('messages fit a talk without backup slides and a single slide', () => {
    expect(inRange('9', ['1', '2'])).toBe('There is no slide 9, expected one of 1 to 2.');
    expect(inRange('9', ['1'])).toBe('There is no slide 9, expected one of 1.');
  });

  test('any input gives a message or slide indices', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = inRange(text, numbers);
        if (typeof found === 'string') return found.endsWith('.');
        return found.size > 0 && [...found].every((place) => place >= 0 && place < numbers.length);
      }),
    );
    expect(parseRange('1-2,3')).toEqual([
      { from: '1', to: '2' },
      { from: '3', to: '3' },
    ]);
  });
});
