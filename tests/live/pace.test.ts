import { describe, expect, test } from 'vitest';
import { elapsedAt, newClock, pause, start } from '../../src/live/clock.ts';
import { paceOf } from '../../src/live/pace.ts';
import { csvOf, parseRun, runOf } from '../../src/live/run.ts';
import { clockAt, move, newState, type TalkState } from '../../src/live/state.ts';

const SECOND = 1000;
const plan = [
  { id: 'a', title: 'One', budget: 10 * SECOND, isBackup: false },
  { id: 'b', title: 'Two, "quoted"', budget: 20 * SECOND, isBackup: false },
  { id: 'c', title: '=cmd', budget: 30 * SECOND, isBackup: false },
];
const backup = ['x', 'y'].map((id) => ({ id, title: id, budget: 0, isBackup: true }));
const slot = 60 * SECOND;

/** A run: when the hall reaches each slide, in seconds. */
function after(moves: readonly (readonly [number, string])[]): TalkState {
  let state = newState({ id: 'a', step: 0 }, 'w');
  for (const [at, id] of moves) state = { ...state, ...move(state, 'speaker', { id, step: 0 }, at * SECOND) };
  return state;
}

test('starts the clock with the first step and accounts the time of each slide', () => {
  const state = after([
    [100, 'b'],
    [125, 'c'],
    [130, 'b'],
  ]);
  const { slides } = runOf(state, plan, 140 * SECOND);
  expect(slides.map(({ id, real }) => [id, real])).toEqual([
    ['a', 0],
    ['b', 35],
    ['c', 5],
  ]);
});

test.each([
  [105, 'b', -5],
  [115, 'b', 0],
  [135, 'b', 5],
])('at %d s on slide %s the talk is %d s behind', (at, id, behind) => {
  expect(paceOf(after([[100, id]]), plan, slot, at * SECOND).behind).toBe(behind * SECOND);
});

describe('on a backup slide the plan stays at the slide the talk has reached', () => {
  test.each<[string, readonly (readonly [number, string])[], number, number]>([
    [
      'within its time',
      [
        [100, 'b'],
        [115, 'x'],
      ],
      118,
      0,
    ],
    [
      'over its time',
      [
        [100, 'b'],
        [115, 'x'],
      ],
      140,
      10,
    ],
    [
      'ahead of it',
      [
        [100, 'b'],
        [105, 'c'],
        [112, 'x'],
      ],
      114,
      -16,
    ],
    [
      'from one backup slide to the next',
      [
        [100, 'b'],
        [115, 'x'],
        [120, 'y'],
      ],
      140,
      10,
    ],
    [
      'after a look at the end by mistake',
      [
        [100, 'b'],
        [110, 'c'],
        [112, 'b'],
        [115, 'x'],
      ],
      140,
      10,
    ],
    ['before anything was said', [[100, 'x']], 120, 10],
  ])('%s', (_, moves, at, behind) => {
    const pace = paceOf(after(moves), [...plan, ...backup], slot, at * SECOND);
    expect(pace.behind).toBe(behind * SECOND);
  });

  test('its own time is the time taken', () => {
    const state = after([
      [100, 'b'],
      [115, 'x'],
    ]);
    expect(paceOf(state, [...plan, ...backup], slot, 127 * SECOND).slideRemaining).toBe(-12 * SECOND);
  });
});

test('a pause does not change the plan', () => {
  const running = after([[100, 'b']]);
  const paused = { ...running, clock: pause(running.clock, 115 * SECOND) };
  const again = { ...paused, clock: start(paused.clock, 700 * SECOND) };
  expect(paceOf(again, plan, slot, 705 * SECOND)).toEqual({
    elapsed: 20 * SECOND,
    remaining: 40 * SECOND,
    slideRemaining: 0,
    behind: 0,
  });
});

test('CSV escapes titles', () => {
  expect(csvOf(runOf(after([[100, 'b']]), plan, 110 * SECOND))).toBe(
    'id,title,planned_s,real_s\na,One,10,0\nb,"Two, ""quoted""",20,10\nc,\'=cmd,30,0\n',
  );
});

test('a saved run round-trips, and anything else is rejected', () => {
  const run = runOf(after([[100, 'b']]), plan, 110 * SECOND);
  expect(parseRun(JSON.stringify(run))).toEqual(run);
  for (const text of ['', '[]', '{"date":"yesterday","slides":[]}', '{"slides":[{"id":1}]}'])
    expect(parseRun(text)).toBeUndefined();
});

const opening = { id: 'a', budget: 10 * SECOND, steps: 1 };

test('the first slide counts as planned: the talk is neither ahead nor behind', () => {
  const state = newState({ id: 'a', step: 0 }, 'w');
  const left = { ...state, ...move(state, 'hall', { id: 'b', step: 0 }, 100 * SECOND, opening) };
  expect(paceOf(left, plan, slot, 100 * SECOND)).toMatchObject({ elapsed: 10 * SECOND, behind: 0 });
  expect(runOf(left, plan, 105 * SECOND).slides.map(({ real }) => real)).toEqual([10, 5, 0]);
});

test('its steps share its planned time', () => {
  const state = newState({ id: 'a', step: 0 }, 'w');
  const stepped = { ...state, ...move(state, 'speaker', { id: 'a', step: 1 }, 100 * SECOND, opening) };
  expect(paceOf(stepped, plan, slot, 100 * SECOND).elapsed).toBe(5 * SECOND);
  const left = { ...stepped, ...move(stepped, 'speaker', { id: 'b', step: 0 }, 105 * SECOND, opening) };
  expect(paceOf(left, plan, slot, 105 * SECOND)).toMatchObject({ elapsed: 10 * SECOND, behind: 0 });
});

test('the end of the countdown starts the clock, and the welcome counts with its real time', () => {
  const state = { ...newState({ id: 'a', step: 0 }, 'w'), begins: 60 * SECOND };
  expect(clockAt(state, 59 * SECOND)).toEqual(newClock);
  expect(elapsedAt(clockAt(state, 75 * SECOND), 75 * SECOND)).toBe(15 * SECOND);
  const left = { ...state, ...move(state, 'speaker', { id: 'b', step: 0 }, 85 * SECOND, opening) };
  expect(paceOf(left, plan, slot, 85 * SECOND)).toMatchObject({ elapsed: 25 * SECOND, behind: 0 });
  expect(runOf(left, plan, 85 * SECOND).slides.map(({ real }) => real)).toEqual([25, 0, 0]);
  // A start before the end cancels the countdown.
  const early = { ...state, ...move(state, 'speaker', { id: 'b', step: 0 }, 30 * SECOND, opening) };
  expect(paceOf(early, plan, slot, 30 * SECOND).elapsed).toBe(10 * SECOND);
});

test('a manually started clock and a partial rehearsal count real time', () => {
  const state = { ...newState({ id: 'a', step: 0 }, 'w'), clock: start(newClock, 60 * SECOND) };
  expect(
    elapsedAt(move(state, 'speaker', { id: 'b', step: 0 }, 95 * SECOND, opening).clock ?? newClock, 95 * SECOND),
  ).toBe(35 * SECOND);
  const part = newState({ id: 'b', step: 0 }, 'w');
  expect(move(part, 'speaker', { id: 'c', step: 0 }, 95 * SECOND, opening).clock).toEqual(start(newClock, 95 * SECOND));
});
