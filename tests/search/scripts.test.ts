import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { searchIndex } from '../../src/site/search-index.ts';
import { excerpt, find, type Hit, options, type Passage } from '../../src/search/find.ts';
import { plain, traced } from '../../src/search/words.ts';
import { sourcesOf } from '../fixtures.ts';

async function searched(text: string): Promise<(query: string) => Hit[]> {
  const { talk, messages } = await loadTalk(sourcesOf(`# Talk\n\n---\n\n::slide{id=found}\n\n## Title\n\n${text}\n`));
  if (!talk) throw new Error(JSON.stringify(messages));
  const index = MiniSearch.loadJSON<Passage>(searchIndex(talk), options);
  return (query) => find(index, query);
}

const marked = (hits: readonly Hit[]) =>
  hits.map((hit) =>
    excerpt(hit)
      .map(({ text, isFound }) => (isFound ? `[${text}]` : text))
      .join(''),
  );

describe('is found', () => {
  it.each([
    ['データ構造と認証。', '構造', 'データ[構造]と認証。'],
    ['データ構造と認証。', 'データ構造', '[データ構造]と認証。'],
    ['データ構造と認証。', '証', 'データ構造と認[証]。'],
    ['データ構造と認証。', 'ﾃﾞｰﾀ', '[データ]構造と認証。'],
    ['ﾃﾞｰﾀの構造', 'データ', '[ﾃﾞｰﾀ]の構造'],
    ['虚拟化的状态', '虚拟化', '[虚拟化]的状态'],
    ['Xenの構造', 'xen', '[Xen]の構造'],
    ['Xenの構造', 'ＸＥＮ', '[Xen]の構造'],
    ['ＸＥＮ と dom０', 'xen dom0', '[ＸＥＮ] と [dom０]'],
    ['𠮷野家', '𠮷', '[𠮷]野家'],
    ['ภาษาไทยไม่มีช่องว่าง', 'ไทย', 'ภาษา[ไทย]ไม่มีช่องว่าง'],
    ['ພາສາລາວ', 'ລາວ', 'ພາສາ[ລາວ]'],
    ['ភាសាខ្មែរ', 'ខ្មែរ', 'ភាសា[ខ្មែរ]'],
    ['မြန်မာဘာသာ', 'ဘာသာ', 'မြန်မာ[ဘာသာ]'],
    ['가상화 상태', '가상화', '[가상화] 상태'],
    ['שָׁלוֹם עולם', 'שלום', '[שָׁלוֹם] עולם'],
    ['السَّلامُ عَلَيكُم', 'السلام', '[السَّلامُ] عَلَيكُم'],
    ['الأسـود', 'الاسود', '[الأسـود]'],
    ['کتاب فارسی ۱۲', 'كتاب فارسي 12', '[کتاب] [فارسی] [۱۲]'],
    ['İstanbul ve Isparta', 'istanbul isparta', '[İstanbul] ve [Isparta]'],
    ['Die Straße in Łódź', 'STRASSE lodz', 'Die [Straße] in [Łódź]'],
    ['Ο ΔΡΟΜΟΣ', 'δρόμος', 'Ο [ΔΡΟΜΟΣ]'],
  ])('in %j: %j', async (text, query, expected) => {
    const search = await searched(text);
    expect(marked(search(query))).toEqual([expected]);
  });
});

it.each([
  ['データ構造', '造構'],
  ['か', 'が'],
  ['กิน', 'กัน'],
  ['हिन्दी', 'हनद'],
])('in %j is not found: %j', async (text, query) => {
  const search = await searched(text);
  expect(search(query)).toEqual([]);
});

it('an excerpt of a text without spaces surrounds the match', () => {
  const text = `${'前置き'.repeat(40)}構造${'後書き'.repeat(80)}`;
  const pieces = excerpt({ text, words: ['構造'] });
  expect(pieces[0]).toEqual({ text: '… ', isFound: false });
  expect(pieces.find(({ isFound }) => isFound)?.text).toBe('構造');
  expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(170);
});

it('every token maps to its offset in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { text: made, from, to } = traced(text);
      expect([from.length, to.length]).toEqual([made.length, made.length]);
      for (const [at, start] of from.entries()) expect(start).toBeLessThan(to[at] ?? 0);
      expect(plain(plain(text))).toBe(plain(text));
    }),
  );
});
