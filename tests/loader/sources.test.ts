import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { emptyMemory, loadTalk } from '../../src/loader/load-talk.ts';
import { pageOf } from '../../src/render/links.ts';
import { walk } from '../../src/trees.ts';
import type { Talk } from '../../src/talk.ts';
import { sourcesOf } from '../fixtures.ts';

const register = (url: string) => `nvmm: { url: '${url}', title: NVMM, kind: page, date: 2018, read: 2026-11-22 }\n`;

const text = `# Talk

See [the *page*][nvmm], [nvmm] and:

- [an item][NVMM]

| [a cell][nvmm] |
| --- |

Note: [A note][nvmm].
`;

/** What the links of all slides lead to, and the lines they stand on. */
function linksOf(talk: Talk | undefined) {
  const links: [url: string, line: number | undefined][] = [];
  for (const { slide } of talk?.slides ?? [])
    for (const block of [...slide.body, ...slide.notes])
      walk(block, (node: Nodes) => {
        expect(node.type).not.toBe('linkReference');
        if (node.type === 'link') links.push([node.url, node.position?.start.line]);
      });
  return links;
}

test('references to sources are links, wherever they stand', async () => {
  const { talk, messages } = await loadTalk(sourcesOf(text, undefined, { register: register('https://example.org/') }));
  expect(messages).toEqual([]);
  expect(linksOf(talk)).toEqual([3, 3, 5, 7, 10].map((line) => ['https://example.org/', line]));
  expect(talk?.sources).toEqual([
    { id: 'nvmm', url: 'https://example.org/', title: 'NVMM', kind: 'page', date: '2018', read: '2026-11-22' },
  ]);
});

test('slides that were loaded before follow a register that changed', async () => {
  const memory = emptyMemory();
  await loadTalk(sourcesOf(text, undefined, { register: register('https://example.org/') }), memory);
  const { talk } = await loadTalk(sourcesOf(text, undefined, { register: register('https://example.org/2') }), memory);
  expect(new Set(linksOf(talk).map(([url]) => url))).toEqual(new Set(['https://example.org/2']));
});

test.each([
  ['https://www.example.org/a/', 'http://example.org/a#part', true],
  ['https://example.org', 'https://example.org/', true],
  ['https://example.org/仮想', 'https://example.org/%E4%BB%AE%E6%83%B3', true],
  ['https://example.org/a?b=1', 'https://example.org/a?b=2', false],
  ['https://example.org/a', 'https://example.org/A', false],
])('%s and %s are one page: %s', (one, other, isSame) => {
  expect(pageOf(one) === pageOf(other)).toBe(isSame);
});
