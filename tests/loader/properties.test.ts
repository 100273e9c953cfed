import fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/pages/article/compose/compose.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { isError } from '../../src/loader/messages.ts';
import { walk } from '../../src/trees.ts';
import { fillShell, write } from '../../src/pages/write.ts';
import { sourcesOf } from '../fixtures.ts';

/** Ordinary, mistyped and malicious input. */
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['# A', '## B', '### C', '- item', '1. one', '> quote', '| | x |', '| - | - |', 'text *with* `code`'],
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['', '', '---', 'Note: said', '```c {1}', '```', ':::steps', ':::', '::::columns', ':::column', '::::'],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '::slide{id=x}',
        '::slide{budget=1m layout=code}',
        ':::rebuilt{from=author}',
        ':::added',
        ':::since{date=2020}',
        ':::x{on="y"}',
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '[a](javascript:alert(1))',
        '[a](java&#9;script:alert(1))',
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '![x](data:text/html,<script>)',
        '[b]: vbscript:x',
        '[b]',
        '<javascript:alert(1)>',
        '`</code><script>`',
        '<!-- .slide: onclick="x" -->',
      ],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '::slide{id="a\\" onload=x"}',
        '# "><script>',
        '[x](#" onclick="y)',
        '![a](boot.png "\\"><b>")',
        '$& $1 $`',
        '&lt;script&gt;',
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '[b]: https://a.b',
        '[b]: javascript:alert(1)',
        '[B]: #talk',
        '[a][b]',
        '## [a][b]',
        '![a][b]',
        'Note: [a][b]',
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '- item\nNote: said',
        'text\nNote: said',
        'Notes: said',
        '- a\n  - b\n    1. c',
        '| a \\| b | `|` |',
        '| a | b | c |',
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '<!-- a <!-- b -->',
        '<!-- a -->',
        '-->',
        '````c\n```\n````',
        '```\n```c\n```',
        '~a~ ~~b~~',
        '%MODE% %BASE_URL%',
        '<!--talk:slides-->',
        ':::since{date=2020-02}\nlater\n:::',
        '::::steps\n:::since{date=2020}\nlater\n:::\n::::',
        ':::steps\n---\n:::',
      ],
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const markdown = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('\n'));
const inLines = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('\n\n'));
const anyText = fc.oneof(markdown, inLines, fc.string({ unit: 'binary', maxLength: 80 }));

const load = (text: string) => loadTalk(sourcesOf(text));

/** A fence around any text: longer than every run of backquotes in it. */
const fenced = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.replaceAll(/\r\n?/g, '\n')}\n${fence}`;
};

describe('any input', () => {
  test('never changes the number of slides or notes inside a fence', async () => {
    const around = (inner: string) =>
      `# First\n\nText\n\n${inner}\n\nNote: said\n\n${inner}\n\n---\n\n## Second\n\n${inner}`;
    const shape = async (inner: string) => {
      const { talk } = await load(around(inner));
      return talk?.slides.map(({ slide, steps }) => [slide.id, steps, slide.body.length, slide.notes.length]);
    };
    const expected = await shape(fenced('x'));
    expect(expected).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(await shape(fenced(text))).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  test('loads or is reported', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { talk, messages } = await load(text);
        expect(talk !== undefined).toBe(!messages.some(isError));
        for (const { place } of messages) {
          expect(place.line).toBeGreaterThan(0);
          expect(place.line).toBeLessThanOrEqual(Math.max(text.split(/\r\n?|\n/).length, 10));
          expect(place.file).not.toBe('');
        }
      }),
      { numRuns: 1200 },
    );
  });

  test('gives well-formed HTML without script, style or event attributes', async () => {
    const shell = '<!doctype html><html lang="en"><head><!--talk:head--></head><body><!--talk:slides--></body></html>';
    let pages = 0;
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { talk } = await load(`# Talk\n\n${text}`);
        if (!talk) return;
        pages += 1;
        const html = fillShell(shell, {
          language: talk.meta.language,
          year: '2027',
          head: [],
          slides: write(composeArticle(talk)),
        });
        const faults: string[] = [];
        const tree = fromHtml(html, { onerror: (fault) => void faults.push(fault.ruleId ?? '') });
        // Control characters typed by the author are text; every other parse error is a bug.
        expect(
          faults.filter((fault) => !/control-character|surrogate|noncharacter|null-character/.test(fault)),
        ).toEqual([]);
        walk(tree, (node: Nodes) => {
          if (node.type !== 'element') return;
          expect(['script', 'style', 'iframe', 'object', 'embed', 'base', 'form', 'link']).not.toContain(node.tagName);
          for (const [name, value] of Object.entries(node.properties)) {
            expect(name).not.toMatch(/^(on|style$)/i);
            if (name === 'href' || name === 'src')
              expect(String(value)).toMatch(/^(#|https?:|mailto:|\.\.\/pictures\/|\.\.\/handout\/$|\.\.\/\?deck#)/i);
          }
        });
      }),
      { numRuns: 1200 },
    );
    expect(pages).toBeGreaterThan(200);
  });
});
