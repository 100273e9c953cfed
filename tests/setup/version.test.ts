import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkoutOf, versionFrom } from '../../src/setup/version.mjs';

describe('versionFrom', () => {
  const day = '2019-03-20';
  const checkout = { commit: '1a2b3c4', date: new Date(1_700_000_000_000), isChanged: true };

  it('has the commit and its date', () => {
    expect(versionFrom({ epoch: '', checkout, day })).toEqual({
      commit: '1a2b3c4',
      isChanged: true,
      date: '2023-11-14T22:13:20Z',
    });
  });

  it('believes SOURCE_DATE_EPOCH before the commit', () => {
    expect(versionFrom({ epoch: '0\n', checkout, day })).toMatchObject({
      commit: '1a2b3c4',
      date: '1970-01-01T00:00:00Z',
    });
  });

  it.each(['', 'now', '-1', '1e9'])('has the day of the talk with neither commit nor %j', (epoch) => {
    const none = { commit: undefined, isChanged: false, date: '2019-03-20T00:00:00Z' };
    expect(versionFrom({ epoch, checkout: undefined, day })).toEqual(none);
  });
});

/** As git answers about slides that it has, or has not. */
const git =
  ({ tracked = true, commits = true, status = '' }) =>
  (_folder: string, [command]: readonly string[]) => {
    if (command === 'ls-files' && tracked) return Promise.resolve('talk.yaml\n');
    if (command === 'log' && commits) return Promise.resolve('1a2b3c4 1581649200\n');
    if (command === 'status') return Promise.resolve(status);
    return Promise.reject(new Error('fatal'));
  };

describe('checkoutOf', () => {
  it('knows the commit, its second, and whether anything has changed', async () => {
    const checkout = { commit: '1a2b3c4', date: new Date('2020-02-14T03:00:00Z'), isChanged: false };
    expect(await checkoutOf('slides', git({}))).toEqual(checkout);
    expect(await checkoutOf('slides', git({ status: '?? new.md\n' }))).toEqual({ ...checkout, isChanged: true });
  });

  it('takes nobody else’s repository for the talk’s', async () => {
    expect(await checkoutOf('slides', git({ tracked: false }))).toBeUndefined();
  });

  it('knows nothing before the first commit', async () => {
    expect(await checkoutOf('slides', git({ commits: false }))).toBeUndefined();
  });

  it('knows nothing of a folder that is not there, with or without git', async () => {
    expect(await checkoutOf(path.join(import.meta.dirname, 'none'))).toBeUndefined();
  });
});
