import { expect, test } from 'vitest';
import { lineAt } from '../../src/pages/shared/place.ts';

test.each([
  ['slides/02-terminology.md:14', 0, 'slides/02-terminology.md:14'],
  ['slides/02-terminology.md:14', 2, 'slides/02-terminology.md:16'],
  ['C:/slides/01.md:3', 4, 'C:/slides/01.md:7'],
  ['', 2, ''],
])('%s, line %i', (place, line, expected) => {
  expect(lineAt(place, line)).toBe(expected);
});
