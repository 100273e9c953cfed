/**
 * Token colours: one table from the classes of our style sheet to TextMate scopes.
 *
 * Shiki only supports themes, which map scopes to colours. This theme uses the *name* of a class as the colour of a
 * scope, so that the loader emits neither colours nor inline styles; the colours are in `pages/style/code.css`. As in
 * any TextMate theme, the most specific selector wins, and a token's innermost scope decides.
 */
import type { ThemeRegistration } from 'shiki/core';

export const tokenClasses = [
  'prompt',
  'command',
  'comment',
  'keyword',
  'type',
  'string',
  'number',
  'function',
  'variable',
  'path',
  'punctuation',
  'escape',
] as const;

/** `prompt` becomes the class `t-prompt` on the page. */
export type TokenClass = (typeof tokenClasses)[number];

/** Tokens without a class of their own (a removed line of a diff, an error of GDB) use the most similar class. */
const scopesOf: Readonly<Record<TokenClass, readonly string[]>> = {
  prompt: ['punctuation.definition.prompt', 'punctuation.separator.prompt', 'entity.other.prompt-prefix'],
  command: ['entity.name.command', 'support.function.builtin.shell', 'markup.bold'],
  comment: ['comment', 'punctuation.definition.comment', 'meta.diff.range', 'markup.quote'],
  keyword: [
    'keyword',
    'storage',
    'entity.name.tag',
    'support.type.property-name',
    'constant.language',
    'punctuation.definition.heading.markdown',
    'punctuation.definition.list.begin.markdown',
    'support.function.target',
  ],
  type: [
    'storage.type.built-in',
    'support.type',
    'entity.name.type',
    'entity.name.class',
    'entity.other.attribute-name',
  ],
  string: ['string', 'markup.inserted', 'markup.inline.raw'],
  number: ['constant.numeric', 'entity.name.other.preprocessor.macro'],
  function: [
    'entity.name.function',
    'support.function',
    'entity.name.section',
    'markup.heading',
    'meta.diff.header',
    'meta.diff.index',
  ],
  variable: [
    'variable.other.gdb',
    'variable.other.make',
    'variable.language',
    'variable.other.normal.shell',
    'constant.language.register',
  ],
  path: ['string.unquoted.path', 'string.other.link', 'markup.underline.link', 'string.quoted.other.lt-gt.include'],
  punctuation: ['punctuation.separator', 'punctuation.terminator'],
  escape: ['constant.character.escape', 'markup.deleted', 'invalid'],
};

/** Any name that is not a class; used for what no scope above matches. */
const plain = 'plain';

export const theme: ThemeRegistration = {
  name: 'token-classes',
  fg: plain,
  bg: plain,
  settings: [
    { settings: { foreground: plain } },
    // Operators have a keyword scope, but bold dots and stars make code harder to read.
    { scope: ['keyword.operator'], settings: { foreground: plain } },
    ...tokenClasses.map((name) => ({ scope: [...scopesOf[name]], settings: { foreground: name } })),
  ],
};

const byColour: ReadonlyMap<string, TokenClass> = new Map(tokenClasses.map((name) => [name, name]));

/** The class encoded in a token's "colour"; undefined for plain text. */
export function classOfColour(colour: string | undefined): TokenClass | undefined {
  return colour === undefined ? undefined : byColour.get(colour);
}
