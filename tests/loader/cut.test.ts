import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { cut } from '../../src/loader/cut.ts';
import { parse } from '../../src/loader/parse.ts';
import { split } from '../../src/loader/split.ts';

/** Lines that begin, end or resemble every construct that affects cutting. */
const line = fc.constantFrom(
  ...[
    '---',
    '---',
    '---',
    '',
    '',
    '',
    '',
    'text',
    '# Title',
    '- item',
    '  more',
    '1. one',
    '> quote',
    '> ---',
    '***',
    '----',
  ],
  ...[
    '```',
    '```c',
    '````',
    '~~~',
    '~~~ x',
    '  ```',
    '```a`b',
    ':::steps',
    '::::columns',
    ':::',
    '::::',
    ':::::',
    '::: x',
    '  :::',
  ],
  ...[
    '::slide{id=a}',
    '<!--',
    '-->',
    '<!-- a -->',
    '<!-->',
    '<div>',
    '</div>',
    '<pre>',
    '</pre>',
    '<?x',
    '<https://a.b>',
    ' <b>',
  ],
  ...[
    '| a |',
    '| - |',
    '[a]: b',
    '[^a]: b',
    '    code',
    '\t',
    '  ---',
    ' ---',
    '--- ',
    '===',
    'Note: said',
    ':::steps{',
    '- ```',
    '> ```',
    '> :::steps',
  ],
);
const document = fc.array(line, { maxLength: 24 }).map((lines) => lines.join('\n'));

/** Nodes by kind, position and text, to compare parsing by pieces with parsing the whole file. */
function outline(node: Nodes, offset: number): string {
  const start = (node.position?.start.line ?? 0) + offset;
  const inner =
    'children' in node
      ? node.children.map((child) => outline(child, offset)).join(' ')
      : 'value' in node
        ? JSON.stringify(node.value)
        : '';
  return `${node.type}@${start}(${inner})`;
}

/** A line `---`, with the line ends that part it from the pieces; a break may be the first line, or the last. */
const BREAK_AND_ITS_ENDS = /^\n?---[ \t]*(?:\n|$)/;

const slidesOf = (text: string, offset = 0) =>
  split(parse(text), text).map(({ titles, body, notes, options }) =>
    [options, ...titles, ...body, ...notes].flatMap((node) => (node ? [outline(node, offset)] : [])),
  );

describe('cut', () => {
  test('finds the same slides as parsing the whole file', () => {
    fc.assert(
      fc.property(document, (text) => {
        // A definition is local to its slide; in the whole file it would apply to all.
        fc.pre(!/^\[.*\]:/m.test(text));
        expect(cut(text).flatMap((chunk) => slidesOf(chunk.text, chunk.line - 1))).toEqual(slidesOf(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('loses no character: pieces and breaks concatenate to the text', () => {
    fc.assert(
      fc.property(document, (text) => {
        let rest = text;
        for (const [index, chunk] of cut(text).entries()) {
          if (index > 0) {
            expect(rest).toMatch(BREAK_AND_ITS_ENDS);
            rest = rest.replace(BREAK_AND_ITS_ENDS, '');
          }
          const before = text.slice(0, text.length - rest.length);
          expect(chunk.line).toBe(before.split('\n').length);
          expect(rest.slice(0, chunk.text.length)).toBe(chunk.text);
          rest = rest.slice(chunk.text.length);
        }
        expect(rest).toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  test('cuts an ordinary file into one piece per slide', () => {
    const slide = (index: number) =>
      `## Slide ${index}\n\n\`\`\`c\n---\n\n---\n\`\`\`\n\n:::steps\n\n- a\n\n---\n:::\n\nNote: said`;
    const text = [0, 1, 2, 3].map(slide).join('\n\n---\n\n');
    expect(cut(text)).toHaveLength(4);
  });
});
