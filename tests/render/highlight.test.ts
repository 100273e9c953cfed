/**
 * Each fixture is a session and its expected tokens: `class‹text›` for a token with a class, plain text otherwise. After
 * a change of the grammar run `vitest run highlight.test -u` and review the diff.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createHighlighter,
  languages,
  type Highlighter,
  type TokenLine,
} from '../../src/render/highlight/highlight.ts';
import { tokenClasses } from '../../src/render/highlight/tokens.ts';

const fixtures = fileURLToPath(new URL('../fixtures/highlight/', import.meta.url));
const cases = readdirSync(fixtures).sort();

/** Languages of this talk, tried with every text. */
const ours = ['text', 'asm', 'c', 'console', 'diff', 'gdb', 'json', 'make', 'markdown', 'sh', 'ts', 'yaml'];
/** The most common languages, by their usual names. */
const common = [
  ...[
    'Bash',
    'c++',
    'C#',
    'CSS',
    'Dockerfile',
    'elixir',
    'go',
    'golang',
    'haskell',
    'html',
    'ini',
    'java',
    'JavaScript',
  ],
  ...[
    'js',
    'JSON',
    'jsx',
    'kotlin',
    'lua',
    'nix',
    'perl',
    'php',
    'powershell',
    'py',
    'Python',
    'r',
    'rb',
    'ruby',
    'rust',
  ],
  ...['scala', 'shell', 'SQL', 'svelte', 'swift', 'tex', 'toml', 'tsx', 'typescript', 'vue', 'xml', 'YAML', 'zig'],
];

let highlighter: Highlighter;
beforeAll(async () => {
  highlighter = await createHighlighter();
  await highlighter.load([...ours, ...common]);
});

function show(line: TokenLine): string {
  return line.map((token) => (token.class === undefined ? token.text : `${token.class}‹${token.text}›`)).join('');
}

function textOf(line: TokenLine): string {
  return line.map((token) => token.text).join('');
}

describe('sessions of GDB', () => {
  it.each(cases)('%s', async (name) => {
    const input = readFileSync(`${fixtures}${name}/input.gdb`, 'utf8');
    const output = highlighter.tokenize(input, 'gdb').map(show).join('\n');
    await expect(output).toMatchFileSnapshot(`${fixtures}${name}/output.txt`);
  });

  it('does not highlight program output as C', () => {
    const printed = [
      'int main(void) {',
      'struct mbuf {',
      '  return 0; /* never closed',
      'type = struct mbuf {',
      '#include <x.h>',
    ];
    const session = ['(gdb) continue', 'Continuing.', ...printed, '(gdb) info registers'].join('\n');
    const lines = highlighter.tokenize(session, 'gdb');
    const classes = lines.slice(2, -1).flatMap((line) => line.map((token) => token.class ?? 'plain'));
    expect(new Set(classes)).toEqual(new Set(['plain']));
    expect(lines.at(-1)).toEqual([
      { class: 'prompt', text: '(gdb)' },
      { text: ' ' },
      { class: 'command', text: 'info registers' },
    ]);
  });

  it('recognizes every prompt, independent of the preceding text', () => {
    const fragments = readFileSync(`${fixtures}talk/input.gdb`, 'utf8').split('\n');
    const line = fc.oneof(
      fc.constantFrom(...fragments),
      fc.constantFrom('{', '"', '/*', '#0  f (', '$1 = {', '  at'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (before) => {
        const last = highlighter.tokenize([...before, '(gdb) bt'].join('\n'), 'gdb').at(-1);
        expect(last).toEqual([{ class: 'prompt', text: '(gdb)' }, { text: ' ' }, { class: 'command', text: 'bt' }]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('tokenize', () => {
  it.each(ours)('preserves every character and uses known classes only: %s', (language) => {
    const snippet = fc.constantFrom(
      '(gdb) p *m\n',
      '{',
      '}',
      '/*',
      '"',
      "'",
      '#0  f (a=',
      ' at f.c:1\n',
      '\n',
      '\r\n',
      '\t',
      '```',
      '<<E\n',
      '- a: |\n',
    );
    const code = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(snippet, fc.string()), { maxLength: 20 }).map((all) => all.join('')),
    );
    const known = new Set<string | undefined>([undefined, ...tokenClasses]);
    fc.assert(
      fc.property(code, (text) => {
        const lines = highlighter.tokenize(text, language);
        expect(lines.map(textOf)).toEqual(text.split(/\r?\n/));
        for (const token of lines.flat()) expect(known).toContain(token.class);
      }),
      { numRuns: 40 },
    );
  });

  it('merges neighbours and leaves leading blanks plain', () => {
    for (const language of [...ours, ...common]) {
      for (const line of highlighter.tokenize('  "a" if  x\n\t# two  words\n  int y = 1;', language)) {
        line.forEach((token, i) => {
          expect(token.text).not.toBe('');
          if (i > 0) expect(token.class).not.toBe(line[i - 1]?.class);
          if (token.class !== undefined) expect(token.text).toBe(token.text.trimStart());
        });
      }
    }
  });

  it('leaves text and fences without a language plain', () => {
    expect(highlighter.tokenize('int x;\n\n  (gdb) bt')).toEqual([[{ text: 'int x;' }], [], [{ text: '  (gdb) bt' }]]);
    expect(highlighter.tokenize('int x;', 'text')).toEqual(highlighter.tokenize('int x;'));
  });

  it.each(common)('colours %s', (language) => {
    const code =
      'function f(x) { return "a" + 1; } # one\n<p class="x">1</p>\nSELECT 1; if true then \\\\frac{2} // 3\n\n\t中 = "𠮷"';
    const lines = highlighter.tokenize(code, language);
    expect(lines.map(textOf)).toEqual(code.split('\n'));
    expect(lines.flat().some((token) => token.class !== undefined)).toBe(true);
  });

  it('matches language names case-insensitively and shows unknown ones as plain text', () => {
    for (const name of [...ours, ...common, 'c++', 'cpp', 'objective-c', 'fortran-free-form'])
      expect(languages).toContain(name.toLowerCase());
    expect(languages.size).toBeGreaterThan(320);
    expect(highlighter.tokenize('int x;', 'Klingon')).toEqual([[{ text: 'int x;' }]]);
    expect(highlighter.tokenize('x = 1', 'PYTHON')).toEqual(highlighter.tokenize('x = 1', 'py'));
  });

  it('throws if the grammar was not loaded', async () => {
    const fresh = await createHighlighter();
    expect(() => fresh.tokenize('int x;', 'c')).toThrow('The grammar of c was not loaded.');
    await Promise.all([fresh.load(['c', 'gdb', 'text', 'klingon']), fresh.load(['c'])]);
    expect(fresh.tokenize('int x;', 'c')).toEqual(highlighter.tokenize('int x;', 'c'));
  });
});
