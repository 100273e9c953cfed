import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  elapsedAt,
  isNew,
  isRunning,
  newClock,
  pause,
  set,
  spokenTime,
  start,
  type Clock,
} from '../../src/live/clock.ts';

const HOUR = 3600_000;
/** 23:59 on the day of the talk. */
const NIGHT = Date.UTC(2019, 2, 20, 14, 59);

test('counts from its start and stops while paused', () => {
  const running = start(newClock, NIGHT);
  expect(elapsedAt(running, NIGHT + 5000)).toBe(5000);
  const paused = pause(running, NIGHT + 5000);
  expect(elapsedAt(paused, NIGHT + HOUR)).toBe(5000);
  const again = start(paused, NIGHT + HOUR);
  expect(elapsedAt(again, NIGHT + HOUR + 1000)).toBe(6000);
});

test('counts across midnight and system sleep', () => {
  const running = start(newClock, NIGHT);
  expect(elapsedAt(running, NIGHT + 20 * 60_000)).toBe(20 * 60_000);
});

test('loses no time when the system clock is set back', () => {
  expect(elapsedAt(start({ elapsed: 7000, since: null }, NIGHT), NIGHT - HOUR)).toBe(7000);
});

test('can be set while running or paused', () => {
  expect(elapsedAt(set(start(newClock, NIGHT), 60_000, NIGHT + 9000), NIGHT + 10_000)).toBe(61_000);
  expect(set(newClock, 60_000, NIGHT)).toEqual({ elapsed: 60_000, since: null });
});

test('is new only if never touched', () => {
  expect(isNew(newClock)).toBe(true);
  expect(isNew(start(newClock, NIGHT))).toBe(false);
  expect(isRunning(pause(start(newClock, NIGHT), NIGHT))).toBe(false);
});

test.each([
  [0, '0:00'],
  [65_999, '1:05'],
  [HOUR + 2 * 60_000 + 3000, '1:02:03'],
  [-90_000, '−1:30'],
  [-400, '0:00'],
])('%d ms are written %s', (ms, text) => {
  expect(spokenTime(ms)).toBe(text);
});

test('never runs backwards under any sequence of actions', () => {
  const act = fc.record({ press: fc.constantFrom('start', 'pause'), wait: fc.nat(HOUR) });
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      let clock: Clock = newClock;
      let now = NIGHT;
      let before = 0;
      for (const { press, wait } of acts) {
        clock = press === 'start' ? start(clock, now) : pause(clock, now);
        now += wait;
        expect(elapsedAt(clock, now)).toBe(before + (isRunning(clock) ? wait : 0));
        before = elapsedAt(clock, now);
      }
    }),
  );
});
