/**
 * Stage *highlight*: code in, lines of tokens out. The one asynchronous stage, because grammars are read when a talk
 * first uses them: `load` the languages of the talk, then `tokenize` block by block.
 */
import { createHighlighterCore, type LanguageRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { gdb } from './gdb.ts';
import { classOfColour, theme, type TokenClass } from './tokens.ts';

/** A run of characters that share a class; none for plain text and for blanks. */
export interface Token {
  readonly class?: TokenClass;
  readonly text: string;
}

/** The tokens of a line, without its line break; an empty line has none. */
export type TokenLine = readonly Token[];

export interface Highlighter {
  /** Reads the grammars that are not there yet. Names that are not in `languages` are passed over. */
  readonly load: (languages: Iterable<string>) => Promise<void>;
  /** Colours one block. Throws when the language is offered but was not loaded. */
  readonly tokenize: (code: string, language?: string) => readonly TokenLine[];
}

type Grammar = readonly LanguageRegistration[];

/** Grammars by Shiki's names; the modules are large, so each is imported only when it is wanted. */
const grammars = {
  asm: async (): Promise<Grammar> => (await import('shiki/langs/asm.mjs')).default,
  c: async (): Promise<Grammar> => (await import('shiki/langs/c.mjs')).default,
  diff: async (): Promise<Grammar> => (await import('shiki/langs/diff.mjs')).default,
  gdb: async (): Promise<Grammar> => [...(await import('shiki/langs/c.mjs')).default, gdb],
  json: async (): Promise<Grammar> => (await import('shiki/langs/json.mjs')).default,
  make: async (): Promise<Grammar> => (await import('shiki/langs/make.mjs')).default,
  markdown: async (): Promise<Grammar> => (await import('shiki/langs/markdown.mjs')).default,
  shellscript: async (): Promise<Grammar> => (await import('shiki/langs/shellscript.mjs')).default,
  shellsession: async (): Promise<Grammar> => (await import('shiki/langs/shellsession.mjs')).default,
  typescript: async (): Promise<Grammar> => (await import('shiki/langs/typescript.mjs')).default,
  yaml: async (): Promise<Grammar> => (await import('shiki/langs/yaml.mjs')).default,
};

type GrammarName = keyof typeof grammars;

/** The names an author may write after the fence, and the grammar each stands for; `text` has none. */
const grammarOf: ReadonlyMap<string, GrammarName | undefined> = new Map<string, GrammarName | undefined>([
  ['text', undefined],
  ['asm', 'asm'],
  ['bash', 'shellscript'],
  ['c', 'c'],
  ['console', 'shellsession'],
  ['diff', 'diff'],
  ['gdb', 'gdb'],
  ['json', 'json'],
  ['make', 'make'],
  ['makefile', 'make'],
  ['markdown', 'markdown'],
  ['md', 'markdown'],
  ['sh', 'shellscript'],
  ['shell', 'shellscript'],
  ['shellscript', 'shellscript'],
  ['ts', 'typescript'],
  ['typescript', 'typescript'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
]);

export const languages: readonly string[] = [...grammarOf.keys()];

/** A longer line is nobody's example, but it could keep a regular expression busy for a very long time. */
const longestLine = 2000;

export async function createHighlighter(): Promise<Highlighter> {
  const shiki = await createHighlighterCore({ themes: [theme], langs: [], engine: createJavaScriptRegexEngine() });
  const loaded = new Set<GrammarName>();
  const loading = new Map<GrammarName, Promise<void>>();

  async function loadGrammar(grammar: GrammarName): Promise<void> {
    await shiki.loadLanguage(...(await grammars[grammar]()));
    loaded.add(grammar);
  }

  return {
    async load(names) {
      for (const name of names) {
        const grammar = grammarOf.get(name);
        if (grammar === undefined) continue;
        // Slides load at the same time, and mostly the same language: the first asks, the others wait.
        const promise = loading.get(grammar) ?? loadGrammar(grammar);
        loading.set(grammar, promise);
        await promise;
      }
    },
    tokenize(code, language = 'text') {
      const grammar = grammarOf.get(language);
      if (grammar === undefined) return code.split(/\r?\n/).map((text) => (text === '' ? [] : [{ text }]));
      if (!loaded.has(grammar)) throw new Error(`The grammar of ${language} was not loaded.`);
      // Without a time limit: the same text must give the same tokens on the slowest machine.
      const options = {
        lang: grammar,
        theme: 'token-classes',
        tokenizeTimeLimit: 0,
        tokenizeMaxLineLength: longestLine,
      };
      return shiki
        .codeToTokensBase(code, options)
        .map((line) => merge(line.map((token) => ({ class: classOfColour(token.color), text: token.content }))));
    },
  };
}

interface RawToken {
  readonly class: TokenClass | undefined;
  readonly text: string;
}

/** Joins neighbours of one class, and frees the blanks before a token from its class. */
function merge(raw: readonly RawToken[]): TokenLine {
  const line: { class?: TokenClass; text: string }[] = [];
  const add = (name: TokenClass | undefined, text: string): void => {
    const last = line.at(-1);
    if (text === '') return;
    if (last !== undefined && last.class === name) last.text += text;
    else line.push(name === undefined ? { text } : { class: name, text });
  };
  for (const token of raw) {
    const text = token.text.trimStart();
    const blanks = token.text.slice(0, token.text.length - text.length);
    const last = line.at(-1);
    // Blanks inside one string or comment stay in it; only those that lead a token are plain.
    add(last !== undefined && last.class === token.class ? token.class : undefined, blanks);
    add(token.class, text);
  }
  return line;
}
