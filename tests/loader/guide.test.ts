import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { figures } from '../../src/figures/index.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { report } from '../../src/loader/report.ts';
import { sourcesOf } from '../fixtures.ts';

const guide = await readFile('slides/README.md', 'utf8');
const examples = [...guide.matchAll(/^(`{3,})md\n(:::([\w-]+)[^]*?)\n\1$/gm)].map(([, , text = '', name = '']) => ({
  name,
  text,
}));

test('the guide has an example and a picture of every figure', async () => {
  expect(examples.map(({ name }) => name).sort()).toEqual(figures.map(({ name }) => name).sort());
  for (const { name } of figures) {
    expect(guide).toContain(`](../.github/pictures/${name}.png)`);
    await expect(readFile(`.github/pictures/${name}.png`)).resolves.toBeTruthy();
  }
});

test.each(examples)('the example of $name loads without messages', async ({ text }) => {
  const sources = sourcesOf(`# Example\n\n${text}\n`);
  const { messages } = await loadTalk(sources);
  expect(messages.length === 0 ? '' : report(messages, sources)).toBe('');
});
