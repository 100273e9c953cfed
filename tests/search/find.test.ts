import MiniSearch from 'minisearch';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { passagesOf, searchIndex } from '../../src/site/search-index.ts';
import { readSources, type Sources } from '../../src/loader/read.ts';
import { excerpt, find, type Hit, options, type Passage } from '../../src/search/find.ts';
import { sourcesOf } from '../fixtures.ts';

async function load(sources: Sources) {
  const { talk } = await loadTalk(sources);
  if (!talk) throw new Error('The talk of this test has errors.');
  return talk;
}

/** The index as the page gets it, through JSON. */
async function searched(sources: Sources): Promise<(query: string) => Hit[]> {
  const index = MiniSearch.loadJSON<Passage>(searchIndex(await load(sources)), options);
  return (query) => find(index, query);
}

const places = (hits: readonly Hit[]) =>
  hits.map(({ slide, step, kind, term }) => [kind, term ?? slide, step].join(' '));

describe('the talk of this repository', async () => {
  const search = await searched(await readSources(resolve('slides')));

  it.each([
    ['sys_open', 'the gdb session'],
    ['dom0', 'Xen'],
    ['EPT', 'nested paging'],
    ['hypervizor', 'a misspelling'],
    ['paravirtualisation', 'the other spelling'],
  ])('finds %s: %s', (query) => {
    expect(search(query).length).toBeGreaterThan(0);
  });

  it('ranks a slide about the word first', () => {
    expect(search('hypervizor')[0]?.slide).toBe('hypervisor');
    expect(search('hypervisor')[0]?.slide).toBe('hypervisor');
  });

  it('does not match short words fuzzily', () => {
    for (const { text, title } of search('EPT')) expect(`${title} ${text}`).toMatch(/\bEPT/i);
  });

  it('finds nothing for an empty query and for unknown words', () => {
    expect(search('')).toEqual([]);
    expect(search('  ')).toEqual([]);
    expect(search('zzzzzzzz')).toEqual([]);
  });

  it('has figures and tables in sentences, not as they are written', async () => {
    const passages = passagesOf(await load(await readSources(resolve('slides'))));
    const drawn = passages.filter(({ kind, slide }) => kind === 'slide' && slide !== 'gdb-session');
    for (const { text } of drawn) {
      expect(text).not.toMatch(
        / \| |\.\. |^\(|\((?:guest|hardware|software|hypervisor|program|kernel)(?:, absent)?\)[.:;]/,
      );
    }
    const texts = drawn.map(({ text }) => text);
    expect(texts).toContain('NetBSD/xen. dom0 and domU on Xen on Devices and Processor.');
    expect(texts).toContain('NVMM in QEMU: merged in May 2021.');
    expect(texts).toContain('Boots first: Type 1 (Xen), the hypervisor; Type 2, the host system.');
  });

  it('shows a sentence rather than an address, where a slide has both', () => {
    const found = search('guest types').find(({ slide }) => slide === 'xen-guest-types');
    expect(found?.text).not.toContain('://');
    expect(search('Xen_Project_Software_Overview')[0]?.text).toContain('://');
  });

  it('finds full-width letters, as a Japanese keyboard types them', () => {
    expect(search('ＸＥＮ').length).toBeGreaterThan(0);
    expect(places(search('ＸＥＮ'))).toEqual(places(search('xen')));
    expect(places(search('ＮＶＭＭ　２０１９'))).toEqual(places(search('NVMM 2019')));
  });

  it('leads to an existing step', async () => {
    const talk = await load(await readSources(resolve('slides')));
    const stepsOf = new Map(talk.slides.map(({ slide, steps }) => [slide.id, steps]));
    for (const { slide, step } of passagesOf(talk)) {
      expect(step).toBeGreaterThanOrEqual(0);
      expect(step).toBeLessThanOrEqual(stepsOf.get(slide) ?? -1);
    }
  });
});

describe('a passage', async () => {
  const markdown = [
    '# Kraków in `winter`',
    ':::steps\n- a plum\n- a pear\n:::',
    'Note: The notes speak of quinces.',
    '2: And of figs.',
    '---',
    '## Code',
    '```c {1|2}\nint first;\nint second;\n```',
    '---',
    '## Table',
    '| Fruit | Colour |\n| - | - |\n| medlar | *para*virtual, brown |',
  ].join('\n\n');
  const search = await searched(sourcesOf(markdown));

  it.each([
    ['pear', ['slide kraków-in-winter 2']],
    ['plum', ['slide kraków-in-winter 1']],
    ['quinces', ['notes kraków-in-winter 0']],
    ['figs', ['notes kraków-in-winter 2']],
    ['Krakow', ['slide kraków-in-winter 0']],
    ['second', ['slide code 2']],
    ['medlar', ['slide table 0']],
    ['medlar brown', ['slide table 0']],
    ['paravirtual', ['slide table 0']],
  ])('is found with its step: %s', (query, expected) => {
    expect(places(search(query))).toEqual(expected);
  });

  it('has no mark of a step', async () => {
    const texts = passagesOf(await load(sourcesOf(markdown))).map(({ text }) => text);
    expect(texts).toContain('And of figs.');
  });

  it('falls back to any of the words if no passage has all', () => {
    expect(places(search('medlar quinces'))).toEqual(
      expect.arrayContaining(['slide table 0', 'notes kraków-in-winter 0']),
    );
  });
});

describe('an excerpt', () => {
  const shown = (text: string, ...words: string[]) =>
    excerpt({ text, words })
      .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
      .join('');

  it('is the whole text if it is short', () => {
    expect(shown('A guest in a domain.', 'guest')).toBe('A [guest] in a domain.');
  });

  it('begins before the first match', () => {
    const words = `${'and so on '.repeat(20)}comes the guest${' at last'.repeat(30)}`;
    expect(shown(words, 'guest')).toMatch(/^… .*\[guest\].* …$/);
  });

  it('marks matches independent of accents', () => {
    expect(shown('In Kraków.', 'krakow')).toBe('In [Kraków].');
  });

  it('preserves every character for any query', () => {
    const word = fc.constantFrom('guest', 'Kraków', 'dom0', 'a', '—', 'x'.repeat(200));
    const text = fc.array(word, { maxLength: 80 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.subarray(['guest', 'krakow', 'dom0']), (whole, words) => {
        const pieces = excerpt({ text: whole, words });
        const joined = pieces.map((piece) => piece.text).join('');
        expect(whole).toContain(joined.replace(/^… /, '').replace(/ …$/, ''));
        for (const piece of pieces) if (piece.isFound) expect(['guest', 'Kraków', 'dom0']).toContain(piece.text);
      }),
    );
  });
});
