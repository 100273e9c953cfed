import { expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { about } from '../../src/pages/article/compose/about.ts';
import { write } from '../../src/pages/write.ts';
import type { Version } from '../../src/talk.ts';
import { sourcesOf } from '../fixtures.ts';

async function aboutTalk(version: Version | undefined): Promise<string> {
  const { talk } = await loadTalk(sourcesOf('# A talk\n'));
  if (!talk) throw new Error('The talk has errors.');
  return write({ type: 'root', children: about({ ...talk, version }) });
}

const version = { commit: '1a2b3c4d5e6f', isChanged: false, date: '2020-02-14T03:00:00Z' };
const made = 'Made from commit <code>1a2b3c4</code> of <time datetime="2020-02-14T03:00:00Z">14 February 2020</time>';

test('shows the commit that the edition was built from', async () => {
  expect(await aboutTalk(version)).toContain(`<p class="version own">${made}.</p>`);
});

test('shows uncommitted changes', async () => {
  expect(await aboutTalk({ ...version, isChanged: true })).toContain(
    `<p class="version own">${made}, with changes.</p>`,
  );
});

test('shows nothing without version information', async () => {
  expect(await aboutTalk({ ...version, commit: undefined })).toBe('');
  expect(await aboutTalk(undefined)).toBe('');
});
