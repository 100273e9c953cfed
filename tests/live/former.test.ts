import { expect, test } from 'vitest';
import { start, newClock } from '../../src/live/clock.ts';
import { goesOn, isDoubtful, isFormer, looksFormer, resumed, type Kept } from '../../src/live/former.ts';
import { newState } from '../../src/live/state.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** 13:00 on the day of the talk. */
const NOON = Date.UTC(2019, 2, 20, 4);

/** A run that started twelve minutes before its last step. */
const run = (more: Partial<Kept> = {}): Kept => ({
  state: { ...newState({ id: 'xen', step: 1 }, 'w'), clock: start(newClock, NOON - 12 * MINUTE), sequence: 9 },
  at: NOON,
  alive: NOON,
  ...more,
});

test.each([
  ['a page that is loaded anew', 2 * SECOND, 'goes on'],
  ['a browser that crashed', 90 * SECOND, 'is doubtful'],
  ['a pause before the real talk', 6 * MINUTE, 'is asked'],
  ['a rehearsal of 90 minutes ago', 90 * MINUTE, 'is asked'],
  ['a talk of the morning', 3 * 60 * MINUTE, 'is over'],
])('%s', (_, later, what) => {
  const now = NOON + later;
  const kept = run();
  const found = isFormer(kept, now)
    ? 'is asked'
    : isDoubtful(kept, now)
      ? 'is doubtful'
      : goesOn(kept, now)
        ? 'goes on'
        : 'is over';
  expect(found).toBe(what);
});

test('windows that stay open keep a run alive, and a new view reports it as doubtful', () => {
  const kept = run({ alive: NOON + 40 * MINUTE });
  expect(goesOn(kept, NOON + 40 * MINUTE)).toBe(true);
  expect(isDoubtful(kept, NOON + 40 * MINUTE)).toBe(true);
});

test('does not ask to resume a run whose clock never ran', () => {
  const kept = run({ state: newState({ id: 'xen', step: 0 }, 'w') });
  expect(isFormer(kept, NOON + 6 * MINUTE)).toBe(false);
  expect(isDoubtful(kept, NOON + MINUTE)).toBe(false);
});

test('recognizes a finished talk, or one back at its first slide after minutes, as the previous one', () => {
  const { state } = run();
  expect(looksFormer(state, 'title', 30 * MINUTE, NOON)).toBe(false);
  expect(looksFormer(state, 'title', 10 * MINUTE, NOON)).toBe(true);
  expect(looksFormer(state, 'xen', 30 * MINUTE, NOON)).toBe(true);
});

test('does not count the time without windows', () => {
  const now = NOON + 50 * MINUTE;
  expect(resumed(run(), now).clock).toEqual({ elapsed: 12 * MINUTE, since: now });
  const paused = run({ state: { ...run().state, clock: { elapsed: 7 * MINUTE, since: null } } });
  expect(resumed(paused, now).clock).toEqual({ elapsed: 7 * MINUTE, since: null });
});
