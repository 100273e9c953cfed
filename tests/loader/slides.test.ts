import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { addPublished } from '../../src/loader/beside/published.ts';
import { readSources } from '../../src/loader/read.ts';
import { report } from '../../src/loader/report.ts';

test('the slides of this repository load without messages', async () => {
  const sources = await readSources(resolve('slides'));
  const { messages } = await loadTalk(sources);
  expect(messages.length === 0 ? '' : report(messages, sources)).toBe('');
});

test('every id of these slides is published', async () => {
  const sources = await readSources(resolve('slides'));
  const { talk } = await loadTalk(sources);
  const slides = (talk?.slides ?? []).map(({ slide }) => slide);
  expect(slides.length).toBeGreaterThan(30);
  // `npm run talk -- ids` adds missing ids.
  expect(addPublished(sources.published?.text ?? '', slides).added).toEqual([]);
});
