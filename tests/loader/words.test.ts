import fc from 'fast-check';
import type { Nodes, Root } from 'hast';
import { expect, test } from 'vitest';
import { composeDeck } from '../../src/pages/deck/compose.ts';
import { composeArticle } from '../../src/pages/article/compose/compose.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { walk } from '../../src/trees.ts';
import { sourcesOf } from '../fixtures.ts';

/** Ordinary Markdown. Each `§` is replaced by a unique word, so that a lost one is detected. */
const good = [
  ...[
    '§ §\n§',
    '§',
    '### §',
    '### § ###',
    '- §\n- §\n  - §\n    1. §\n',
    '- §\n\n  §\n- §',
    '1. §\n2. §',
    '> §\n> - §',
  ],
  ...['| § | § |\n| - | -: |\n| § | § |\n| § |', '| | § |\n| - | - |\n| § | § \\| § |', '- [ ] §\n- [x] §', '***\n§'],
  ...[
    ':::steps\n- §\n- §\n:::',
    ':::steps\n§\n\n- §\n  - §\n:::',
    ':::rebuilt{from=author}\n- §\n:::',
    ':::added\n§\n:::',
  ],
  ...['::::steps\n§\n\n:::since{date=2020}\n§\n:::\n\n§\n::::', ':::since{date=2020-02}\n§\n:::'],
  ...['::::columns\n:::column\n§\n:::\n:::column\n- §\n:::\n::::', '```c {1}\n§\n§\n```', '~~~\n§\n~~~'],
  ...[
    '````text\n```\n§\n```\n````',
    '    §',
    'Note: §',
    'Note: §\n§\n\n- §',
    'Note:\n§',
    'Note: 0: §\n\n0: §',
    '<!-- a -->',
    '<!-- a\nb -->',
  ],
  ...['[§][ok]\n\n[ok]: https://a.b', '[ok]: #talk\n\n§ [§][ok] §', 'Note: [§][ok]\n\n[ok]: https://a.b'],
];

/** Constructs that may absorb their neighbours, or be absorbed. */
const traps = [
  ...[
    '- §\nNote: §',
    '§\nNote: §',
    '> §\nNote: §',
    'Notes: §',
    '**Note:** §',
    'note: §',
    '- Note: §',
    ':::steps\nNote: §\n:::',
  ],
  ...['[ok]: https://a.b', '[ok]: javascript:x', '[ok]: https://a.b\n§', '[OK]: https://c.d', '[§][ok]'],
  ...['<!-- a <!-- b -->\n§', '<!-- a', '-->', '<!-- a --> §', '<!-->\n§', '<!-- a --->\n§', '<?§?>', '<!§>'],
  ...['```\n§\n```c\n§\n```', '``` §\n§\n```', '```c § {1}\n§\n```', '~~~\n```\n§\n~~~', '```\n§', '- ```\n  §\n§'],
  ...['| § |\n| - |\n| § | § |', '| § | §\n| - |', '§ | §\n- | -\n§ | § | §', '| § |\n| - |\n§\n:::\n§'],
  ...[
    ':::steps §\n- §\n:::',
    ':::steps[§]\n§\n:::',
    '::: steps\n§\n:::',
    ':::steps\n---\n§\n:::',
    ':::steps\n\n---\n\n§\n:::',
  ],
  ...[':::since\n§\n:::', '::::columns\n§\n\n:::column\n§\n:::\n::::', '::slide[§]{id=x}', '::slide{id=x} §', ':::'],
  ...[
    '§\n---',
    '§\n===',
    '---',
    '## §',
    '- ## §',
    '[^1]: §',
    '§[^1]',
    '<b>§</b>',
    '- §\n---\n- §',
    ' ---\n§',
    '-\n  §',
  ],
];

const inline = [
  ...['§', '§', '§', '§', '*§*', '**§**', '`§`', '~§~', '~~§~~', '[§](https://a.b)', '[§](#talk)', 'https://a.b/§'],
  ...[
    '§ <!-- a --> §',
    '§ %MODE% §',
    '$& § $`',
    '&lt;§&gt;',
    '\\*§',
    '§\\',
    '[§]',
    '(§',
    '§|§',
    '`|` §',
    '§:§',
    '<§',
    '§ <',
  ],
];

const block = fc.oneof(
  { weight: 7, arbitrary: fc.constantFrom(...good) },
  { weight: 1, arbitrary: fc.constantFrom(...traps) },
);
const joint = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n');
const blocks = fc.array(fc.tuple(joint, block), { minLength: 1, maxLength: 4 }).map((parts) => parts.flat().join(''));
const title = fc.constantFrom('## §', '## § §', '## [§][ok]\n\n[ok]: https://a.b', '::slide{layout=code}\n\n## §');
const slide = fc.tuple(title, blocks).map((parts) => parts.join(''));
const draft = fc.tuple(
  blocks,
  fc.array(slide, { maxLength: 2 }),
  fc.array(fc.constantFrom(...inline), { minLength: 1 }),
);

/** Expands every `§` to a construct, and every `§` in those to a word: `w1x`, `w2x`, … */
const talkText = draft.map(([first, slides, dresses]) => {
  let worn = 0;
  let count = 0;
  return [`# Talk${first}`, ...slides]
    .join('\n\n---\n\n')
    .replaceAll('§', () => dresses[worn++ % dresses.length] ?? '§')
    .replaceAll('§', () => `w${++count}x`);
});

type Part = 'title' | 'body' | 'notes';

/** The part of a slide that an element belongs to; not footers, contents and sources, which repeat titles. */
function partOf(node: Nodes): Part | undefined {
  if (node.type !== 'element') return undefined;
  if (['h1', 'h2', 'h3'].includes(node.tagName) && node.properties.dataLine === undefined) return 'title';
  const [name] = Array.isArray(node.properties.className) ? node.properties.className : [];
  // What lies below the floor of a slide is of its body.
  if (name === 'foot') return 'body';
  return name === 'body' || name === 'notes' ? name : undefined;
}

/** The words of the slides by part. */
function textIn(page: Root, parts: readonly Part[], { code = true } = {}): string {
  const texts: string[] = [];
  walk(page, (node: Nodes, ancestors) => {
    if (node.type !== 'text') return;
    const names = ancestors.map((one) => (one.type === 'element' ? one.tagName : ''));
    const slide = ancestors.findIndex(
      (one) =>
        one.type === 'element' && String(one.properties.className).startsWith('slide') && one.tagName === 'section',
    );
    // Reference numbers of sources are generated.
    if (slide < 0 || names.includes('sup')) return;
    const part = ancestors.slice(slide).map(partOf).find(Boolean);
    if (part && parts.includes(part) && (code || !names.includes('code'))) texts.push(node.value);
  });
  return texts.join('');
}

const wordsOf = (text: string) => [...text.matchAll(/w\d+x/g)].map(([word]) => word).sort();

test('a talk shows every word exactly once or warns about it, and keeps notes off the slides', async () => {
  let talks = 0;
  await fc.assert(
    fc.asyncProperty(talkText, async (text) => {
      const { talk, messages } = await loadTalk(sourcesOf(text));
      if (!talk) return;
      talks += 1;
      const [deck, reading] = [composeDeck(talk), composeArticle(talk)];
      const shown = textIn(deck, ['title', 'body']);
      const said = wordsOf(shown + textIn(reading, ['notes']));
      const named = new Set(messages.flatMap((one) => wordsOf(one.text)));
      expect(said).toEqual(wordsOf(text).filter((word) => said.includes(word) || !named.has(word)));
      expect(textIn(reading, ['title', 'body'])).toBe(shown);
      expect(textIn(deck, ['title', 'body'], { code: false })).not.toContain('Note:');
      // An unresolved reference.
      expect(textIn(reading, ['title', 'body', 'notes'], { code: false })).not.toContain('][ok]');
    }),
    { numRuns: 1500 },
  );
  expect(talks).toBeGreaterThan(400);
});
