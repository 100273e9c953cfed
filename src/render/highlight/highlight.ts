/**
 * Stage *highlight*: code to lines of tokens. The only asynchronous stage, because grammars are imported on first use:
 * `load` the languages of the talk, then `tokenize` block by block.
 */
import { createHighlighterCore, type LanguageRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import { gdb } from './gdb.ts';
import { classOfColour, theme, type TokenClass } from './tokens.ts';

/** A run of characters of one class; no class for plain text and white space. */
export interface Token {
  readonly class?: TokenClass;
  readonly text: string;
}

/** The tokens of a line, without its line break; an empty line has none. */
export type TokenLine = readonly Token[];

export interface Highlighter {
  /** Imports the grammars that are not loaded yet. Ignores names that are not in `languages`. */
  readonly load: (languages: Iterable<string>) => Promise<void>;
  /** Highlights one block; plain if the language is unknown. Throws if the language is known but not loaded. */
  readonly tokenize: (code: string, language?: string) => readonly TokenLine[];
}

type Grammar = readonly LanguageRegistration[];

/** Grammars by name. The modules are large, so each is imported on demand. */
const grammars: Readonly<Record<string, () => Promise<Grammar>>> = {
  ...Object.fromEntries(
    Object.entries(bundledLanguages).map(([name, read]) => [
      name,
      async (): Promise<Grammar> => (await read()).default,
    ]),
  ),
  gdb: async () => [...(await bundledLanguages.c()).default, gdb],
};

/** Names that Shiki lacks, with its own name for each; undefined for plain text. */
const OTHER_NAMES: Readonly<Record<string, string | undefined>> = {
  ...{ text: undefined, plain: undefined, plaintext: undefined, txt: undefined, none: undefined, output: undefined },
  ...{ bsdmake: 'make', gmake: 'make', mk: 'make', ksh: 'shellscript', 'shell-session': 'shellsession' },
  ...{ cc: 'cpp', cxx: 'cpp', h: 'c', hpp: 'cpp', gas: 'asm', nasm: 'asm', s: 'asm', patch: 'diff' },
  ...{ golang: 'go', htm: 'html', markup: 'html', svg: 'xml', node: 'javascript', python3: 'python' },
};

/** The names that an author may write after the fence, in lower case, with the grammar of each, if any. */
const grammarOf: ReadonlyMap<string, string | undefined> = new Map<string, string | undefined>([
  ...Object.keys(grammars).map((name): [string, string] => [name, name]),
  ...Object.entries(OTHER_NAMES),
]);

/** In lower case; authors may use any case. */
export const languages: ReadonlySet<string> = new Set(grammarOf.keys());

/** Longer lines are not highlighted, to bound the run time of the regular expressions. */
const longestLine = 2000;

export async function createHighlighter(): Promise<Highlighter> {
  const shiki = await createHighlighterCore({ themes: [theme], langs: [], engine: createJavaScriptRegexEngine() });
  const loaded = new Set<string>();
  const loading = new Map<string, Promise<void>>();

  async function loadGrammar(grammar: string): Promise<void> {
    await shiki.loadLanguage(...((await grammars[grammar]?.()) ?? []));
    loaded.add(grammar);
  }

  return {
    async load(names) {
      for (const name of names) {
        const grammar = grammarOf.get(name.toLowerCase());
        if (grammar === undefined) continue;
        // Slides load concurrently, and mostly the same language: share one promise.
        const promise = loading.get(grammar) ?? loadGrammar(grammar);
        loading.set(grammar, promise);
        try {
          await promise;
        } catch (error) {
          // A failed import (too many open files) is not cached: the next run in development retries.
          loading.delete(grammar);
          throw error;
        }
      }
    },
    tokenize(code, language = 'text') {
      const grammar = grammarOf.get(language.toLowerCase());
      if (grammar === undefined) return code.split(/\r?\n/).map((text) => (text === '' ? [] : [{ text }]));
      if (!loaded.has(grammar)) throw new Error(`The grammar of ${language} was not loaded.`);
      // No time limit: the tokens must not depend on the speed of the machine.
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

/** Joins adjacent tokens of one class, and makes white space before a token plain. */
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
    // White space within one string or comment keeps the class.
    add(last !== undefined && last.class === token.class ? token.class : undefined, blanks);
    add(token.class, text);
  }
  return line;
}
