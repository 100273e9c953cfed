import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../src/live/address.ts';
import { idOf, isId } from '../../src/loader/check/id.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { isError } from '../../src/loader/messages.ts';
import { sourcesOf } from '../fixtures.ts';

describe('ids', () => {
  test.each([
    ['サーバーの構成', 'サーバーの構成'],
    ['様々な方法', '様々な方法'],
    ['ภาพอื่นๆ', 'ภาพอื่นๆ'],
    ['می‌خواهم', 'میخواهم'],
    ['ʻOkina', 'ʻokina'],
    ['🚀 Launch', 'launch'],
    ['☎️ Call ☎️', 'call-'],
    ['2026 plans', '2026-plans'],
    ['Gro\u0308\u00dfe', 'gr\u00f6\u00dfe'],
    ['İstanbul', 'i̇stanbul'],
    ['𝐀𝐁', '𝐀𝐁'],
    ['𠮷野家', '𠮷野家'],
    ['E = mc²', 'e--mc'],
    ['⸺ a line', 'a-line'],
  ])('%s', (title, id) => {
    expect(idOf(title)).toBe(id);
    expect(isId(id)).toBe(true);
  });

  test('a title without letters and digits has no id', () => {
    for (const title of ['🚀', '?', '。。。', '———', '👨‍👩‍👧', '\u200B']) expect(idOf(title)).toBe('');
  });

  test('the id of a long title is short enough for a file name', () => {
    for (const title of ['名'.repeat(300), 'a'.repeat(300), '𠮷'.repeat(300), `a${'\u0301\u0302'.repeat(300)}`]) {
      const id = idOf(title);
      expect(Buffer.byteLength(id)).toBeLessThanOrEqual(240);
      expect(id).not.toMatch(/\p{Cs}/u);
      expect(title === `a${'\u0301\u0302'.repeat(300)}` || isId(id)).toBe(true);
    }
  });

  test('ids and addresses match in NFC and NFD', async () => {
    const text =
      '# Talk\n\n[x](#gr\u00f6\u00dfe) [y](#gro\u0308\u00dfe)\n\n---\n\n## Gro\u0308\u00dfe\n\n![x](bu\u0308ro.png)';
    const others = { published: 'gro\u0308\u00dfe\n', glossary: 'Gro\u0308\u00dfe: { is: x, at: gro\u0308\u00dfe }' };
    const sources = { ...sourcesOf(text, undefined, others), pictures: new Set(['b\u00fcro.png']) };
    const { talk, messages, pictures } = await loadTalk(sources);
    expect(messages).toEqual([]);
    expect(talk?.slides.map(({ slide }) => slide.id)).toEqual(['talk', 'gr\u00f6\u00dfe']);
    expect(pictures).toEqual(['b\u00fcro.png']);
    const decomposed = await loadTalk({ ...sources, pictures: new Set(['bu\u0308ro.png']) });
    expect(decomposed.pictures).toEqual(['bu\u0308ro.png']);
    expect(parseAddress(`#${encodeURIComponent('gro\u0308\u00dfe')}`)).toEqual({ id: 'gr\u00f6\u00dfe', step: 0 });
    const twice = await loadTalk(sourcesOf('# Talk\n\n---\n\n## Gr\u00f6\u00dfe\n\n---\n\n## Gro\u0308\u00dfe'));
    expect(twice.messages.map(({ code }) => code)).toEqual(['id-duplicate']);
  });

  test('any title has an id that its address leads to, or is reported', async () => {
    const title = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(title, async (text) => {
        const { talk, messages } = await loadTalk(sourcesOf(`# Talk\n\n---\n\n## x${text}\n\n---\n\n## ${text}`));
        expect(talk === undefined).toBe(messages.some(isError));
        for (const { slide } of talk?.slides ?? []) {
          expect(isId(slide.id)).toBe(true);
          expect(parseAddress(formatAddress({ id: slide.id, step: 0 }))).toEqual({ id: slide.id, step: 0 });
        }
      }),
      { numRuns: 500 },
    );
  });
});
