import { expect, test } from 'vitest';
import { lengthOf, progressOf, stretchesOf } from '../../src/live/course.ts';

const slide = (part: string, budget: number, isBackup = false) => ({ id: 'x', title: '', part, budget, isBackup });
const pace = { elapsed: 30, remaining: 70, slideRemaining: 0, behind: 0 };

test('parts are as long as their plan, those before the first one without a number', () => {
  const plan = [slide('', 10), slide('One', 5), slide('One', 15), slide('Two', 20), slide('Backup', 0, true)];
  expect(stretchesOf(plan, 100)).toEqual([
    { number: 0, name: '', from: 0, to: 0.1 },
    { number: 1, name: 'One', from: 0.1, to: 0.3 },
    { number: 2, name: 'Two', from: 0.3, to: 0.5 },
  ]);
});

test('a plan that is longer than the slot makes the line longer, and one without times has no parts', () => {
  expect(lengthOf([slide('', 150)], 100)).toBe(150);
  expect(stretchesOf([slide('', 75), slide('One', 75)], 100)).toMatchObject([{ to: 0.5 }, { from: 0.5, to: 1 }]);
  expect(stretchesOf([slide('', 0), slide('One', 0)], 100)).toEqual([]);
});

test.each([
  ['on time', 0, 0.3],
  ['late', 10, 0.2],
  ['ahead', -10, 0.4],
  ['far ahead', -90, 1],
])('the plan of a talk that is %s', (_, behind, planned) => {
  expect(progressOf({ ...pace, behind }, 100)).toEqual({ spent: 0.3, planned });
});

test('after its end a talk is over, and one without length has not begun', () => {
  expect(progressOf({ ...pace, elapsed: 130, behind: 20 }, 100)).toEqual({ spent: 1, planned: 1 });
  expect(progressOf(pace, 0)).toEqual({ spent: 0, planned: 0 });
});
