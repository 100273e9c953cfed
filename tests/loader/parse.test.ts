import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { parse } from '../../src/loader/parse.ts';

test('emphasis in scripts with spaces follows CommonMark', () => {
  const standard = (text: string) =>
    fromMarkdown(text, {
      extensions: [gfm({ singleTilde: false })],
      mdastExtensions: gfmFromMarkdown().map((one) => ({ ...one, transforms: [] })),
    });
  const word = fc.constantFrom(
    '*',
    '**',
    '~~',
    '_',
    '`',
    'a',
    ' ',
    'é',
    'ж',
    '“',
    '”',
    '(',
    ')',
    '.',
    '!',
    '—',
    '$',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 16 }), (words) => {
      expect(parse(words.join(''))).toEqual(standard(words.join('')));
    }),
    { numRuns: 500 },
  );
});
