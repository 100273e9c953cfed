import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Root } from 'hast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeDeck } from '../../src/pages/deck/compose.ts';
import { textOf } from '../../src/trees.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { isError } from '../../src/loader/messages.ts';
import { passagesOf } from '../../src/site/search-index.ts';
import { readSources } from '../../src/loader/read.ts';
import { composeArticle } from '../../src/pages/article/compose/compose.ts';
import { isPassedOver } from '../../src/setup/talk-files.mjs';
import { plainYaml, sourcesOf } from '../fixtures.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'any-name-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Scripts of all kinds: right-to-left, without case, without spaces, with combining marks, outside of the BMP. */
const SCRIPTS = [
  'שלום',
  'مرحبا',
  'می‌خواهم',
  'データ構造',
  '한국어',
  'हिन्दी',
  'ไทย',
  'ʻOkina',
  'Größe',
  'Gro\u0308\u00dfe',
  '𠮷野家',
  'İß',
];
const ODD = [
  '🚀',
  '👨‍👩‍👧',
  '☎️',
  '２０２７',
  '٣',
  '²',
  '…',
  '—',
  '「重要」',
  '\u00ad',
  '\u200e',
  '\u3000',
  '\u00a0',
  '\u0301',
  '\ufeff',
  '\u2028',
];
const ASCII = [
  '2027',
  '.',
  '..',
  ' ',
  '-',
  '_',
  '#',
  '%',
  '%41',
  '&',
  '+',
  '"',
  "'",
  '\\',
  '(',
  ')',
  '[',
  '{',
  '~',
  '!',
  'a',
  'A',
  'Note:',
  ':',
];
const piece = fc.oneof(
  fc.constantFrom(...SCRIPTS),
  fc.constantFrom(...ODD),
  fc.constantFrom(...ASCII),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const anyText = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

describe('any file name', () => {
  /** What a folder can hold; a name has 255 bytes, and what an author names is not hidden. */
  const name = fc
    .tuple(anyText, fc.constantFrom('.md', '.md', '.md', '.MD', '.Md', '.markdown', '.mdx'))
    .map(([stem, ending]) => `${stem.replaceAll(/[/\0\p{Cs}]/gu, '')}${ending}`)
    .filter((one) => !one.startsWith('.') && Buffer.byteLength(one) < 200);

  test('becomes a slide or is reported, unless its name excludes it', async () => {
    await fc.assert(
      fc.asyncProperty(name, async (one) => {
        const slides = join(folder, 'slides');
        await mkdir(slides, { recursive: true });
        await writeFile(join(slides, 'talk.yaml'), plainYaml);
        await writeFile(join(slides, '0.md'), '# First');
        await writeFile(join(slides, one), '# Wanted\n\n[nowhere](#nowhere)');
        const { messages } = await loadTalk(await readSources(slides, 'slides'));
        await rm(slides, { recursive: true });
        const told = messages.filter(({ place }) => place.file === `slides/${one}`);
        for (const { place } of told) expect(place.line).toBeGreaterThan(0);
        // If it is read as slides, its one error is reported.
        expect(told.map(({ code }) => code)).toEqual(
          isPassedOver(one) ? [] : [one.endsWith('.md') ? 'link-dead' : 'file-unread'],
        );
      }),
      { numRuns: 200 },
    );
  });
});

/** Escapes every Markdown character. */
const literal = (text: string) => text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');

/** Normalizes for comparison: without white space, in NFD. */
const seen = (text: string) => text.replaceAll(/[\s\p{Cc}]/gu, '').normalize('NFD');

describe('any text', () => {
  const word = anyText.map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()).filter((text) => text !== '');

  const places: readonly (readonly [string, (text: string) => string, { readonly inNotes?: true }])[] = [
    ['a paragraph', (text) => `## Slide\n\nA ${literal(text)}`, {}],
    ['a list', (text) => `## Slide\n\n- ${literal(text)}\n- x`, {}],
    ['steps', (text) => `## Slide\n\n:::steps\n- x\n- ${literal(text)}\n:::`, {}],
    ['a table', (text) => `## Slide\n\n| A | B |\n| - | - |\n| x | ${literal(text)} |`, {}],
    ['a quote', (text) => `## Slide\n\n> ${literal(text)}`, {}],
    ['code', (text) => `## Slide\n\n\`\`\`text\n${text.replaceAll('`', '')}x\n\`\`\``, {}],
    ['the title of a slide', (text) => `::slide{id=known}\n\n## A ${literal(text)}`, {}],
    ['notes', (text) => `## Slide\n\nNote: ${literal(text)}`, { inNotes: true }],
    [
      'a figure',
      (text) => `## Slide\n\n:::comparison\n| | A | B |\n| - | - | - |\n| x | ${literal(text)} | 2 |\n:::`,
      {},
    ],
  ];

  test.each(places)('in %s appears in deck and article, or is reported', async (place, around, { inNotes }) => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(word, async (text) => {
        const source = `# Talk\n\n---\n\n${around(text)}\n`;
        const { talk, messages } = await loadTalk(sourcesOf(source));
        expect(talk === undefined).toBe(messages.some(isError));
        for (const { place: at } of messages) {
          expect(at.file).not.toBe('');
          expect(at.line).toBeLessThanOrEqual(source.split('\n').length);
        }
        if (!talk) return;
        shown += 1;
        const wanted = seen(place === 'code' ? text.replaceAll('`', '') : text);
        const isIn = (page: Root) => seen(textOf(page)).includes(wanted);
        expect([text, isIn(composeArticle(talk)), isIn(composeDeck(talk))]).toEqual([
          text,
          true,
          inNotes !== true || isIn(composeDeck(talk)),
        ]);
        if (place === 'the title of a slide') return;
        expect(passagesOf(talk).some((passage) => seen(passage.text).includes(wanted))).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(shown).toBeGreaterThan(15);
  });
});
