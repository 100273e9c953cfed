import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { report } from '../../src/loader/report.ts';

test('the slides of this repository load without a message', async () => {
  const sources = await readSources(resolve('slides'));
  const { messages } = await loadTalk(sources);
  expect(messages.length === 0 ? '' : report(messages, sources)).toBe('');
});
