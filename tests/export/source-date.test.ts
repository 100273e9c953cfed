import { expect, test } from 'vitest';
import { sourceDate } from '../../src/export/source-date.ts';

const commit = () => Promise.resolve('1700000000\n');
const talk = () => Promise.resolve('2019-03-20');
const noCommit = () => Promise.reject(new Error('git: not found'));

test('the environment comes first', async () => {
  const date = await sourceDate({ SOURCE_DATE_EPOCH: '0' }, { commit, talk });
  expect(date?.toISOString()).toBe('1970-01-01T00:00:00.000Z');
});

test('then the last commit', async () => {
  const date = await sourceDate({}, { commit, talk });
  expect(date?.toISOString()).toBe('2023-11-14T22:13:20.000Z');
});

test.each([noCommit, () => Promise.resolve('')])('then the day of the talk', async (nothing) => {
  const date = await sourceDate({}, { commit: nothing, talk });
  expect(date?.toISOString()).toBe('2019-03-20T00:00:00.000Z');
});

test('no date is better than one that changes', async () => {
  const date = await sourceDate({}, { commit: noCommit, talk: () => Promise.resolve(undefined) });
  expect(date).toBeUndefined();
});
