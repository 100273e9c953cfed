import { expect, test } from 'vitest';
import { isComplete, problemsOf, type Step } from './judge.ts';
import { saidIn } from './log.ts';

const step: Step = { does: 'Tab', hears: ['Search dialog', 'entry'], lacks: ['Slide'] };

test('all is said, once and in its order', () => {
  expect(problemsOf(step, ['Search dialog', 'Words entry.'])).toEqual([]);
});

test.each([
  ['what is missing', ['Search dialog'], 'not said: “entry”'],
  ['what is said twice', ['Search dialog', 'entry', 'entry'], 'said twice: “entry”'],
  ['another order', ['entry', 'Search dialog'], 'said before “Search dialog”: “entry”'],
  ['what must not be said', ['Search dialog', 'entry', 'Slide 3'], 'said: “Slide”'],
  ['a button without a name', ['Search dialog', 'entry', 'push button.'], 'without a name: “push button.”'],
  ['two stops', ['Search dialog', 'entry.. There'], 'a sentence has two stops'],
])('finds %s', (_, said, problem) => {
  expect(problemsOf(step, said)).toEqual([problem]);
});

test('silence is a problem where something must be said', () => {
  expect(problemsOf({ does: 'Next', isHeard: true }, [])).toEqual(['nothing is said']);
  expect(isComplete({ does: 'Next', isHeard: true }, [])).toBe(false);
  expect(isComplete({ does: 'Next' }, [])).toBe(true);
});

test('what is said last may have been said before', () => {
  const typed: Step = { does: 'type xen', ends: 'places' };
  expect(problemsOf(typed, ['12 places', '9 places'])).toEqual([]);
  expect(isComplete(typed, ['12 places', '9 places'])).toBe(true);
  expect(problemsOf(typed, ['12 places', 'Xen'])).toEqual(['not said at the end: “places”']);
  expect(isComplete(typed, ['12 places', 'Xen'])).toBe(false);
});

test('reads what Orca says, and what it reads by itself', () => {
  const log = `05:54:43.064058 - SPEECH OUTPUT: 'Screen reader on.'{'established': False}
05:54:43.064059 - BRAILLE LINE:  'Screen reader on.'
06:07:48.112681 - WEB SAY ALL: [link | Skip to the slides] 'Skip to the slides' (0-18, current: 0)
06:07:50.123456 - SPEECH OUTPUT: 'page down ' {'established': False}
`;
  expect(saidIn(log)).toEqual(['Screen reader on.', 'Skip to the slides', 'page down']);
});
