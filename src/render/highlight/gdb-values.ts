/** The rules of the GDB grammar within a line: arguments of commands, expressions and values. */
import type { LanguageRegistration } from 'shiki/core';

export type Rules = LanguageRegistration['repository'];

/** Scopes in the table of `tokens.ts`. */
export const number = { name: 'constant.numeric.gdb' };
export const func = { name: 'entity.name.function.gdb' };
export const variable = { name: 'variable.other.gdb' };
export const path = { name: 'string.unquoted.path.gdb' };
export const keyword = { name: 'keyword.other.gdb' };
export const type = { name: 'entity.name.type.gdb' };
export const comment = { name: 'comment.line.gdb' };

export const include = (...names: readonly string[]): { patterns: { include: string }[] } => ({
  patterns: names.map((name) => ({ include: name })),
});

export const address = '0x[0-9a-f]+';
const raw = String.raw;

/** Input after a command. */
export const args: Rules = {
  'comment-at-end': { match: raw`(?<=[ \t])#(?=[ \t]).*$`, ...comment },
  expression: {
    patterns: [{ match: raw`(?<=[ \t])if(?=[ \t])`, ...keyword }, { include: '#path' }, { include: '#value' }],
  },
  place: {
    patterns: [
      {
        match: raw`(?<![\w-])(if|thread|task)(?![\w-])(.*)$`,
        captures: { 1: keyword, 2: include('#comment-at-end', '#value') },
      },
      { match: raw`([\w./+-]+\.[A-Za-z]\w*):(?:(\d+)|(\w+))`, captures: { 1: path, 2: number, 3: func } },
      { include: '#path' },
      { match: raw`(?<![\w$*.-])[A-Za-z_][\w:~]*(?![\w.-])`, ...func },
      { include: '#value' },
    ],
  },
  file: {
    patterns: [
      { match: raw`(?<=^|[ \t])(?:${address}|\d+)(?=$|[ \t])`, ...number },
      { match: raw`(?<=[ \t])-[a-z]\S*`, ...keyword },
      { match: raw`([\w.-]*):(\d+)(?=$|[ \t])`, captures: { 1: path, 2: number } },
      { include: '#string' },
      { match: raw`[^ \t"]+`, ...path },
    ],
  },
  path: { match: raw`(?<=^|[ \t])(?:~|\.{1,2})?/[\w.+-][\w./+-]*`, ...path },
};

/** Expressions and values, which have the same syntax. */
export const values: Rules = {
  value: {
    patterns: [
      { include: '#string' },
      { include: '#braces' },
      {
        match: raw`<(?:optimized out|error:[^>]*|repeats \d+ times|incomplete sequence[^>]*|synthetic pointer|unavailable)>`,
        ...comment,
      },
      { match: raw`<([\w:~$.@]+)(?:([+-]\d+))?>`, captures: { 1: func, 2: number } },
      { match: raw`(?<![\w$])(?:[$%][A-Za-z_]\w*|\$\$?\d*)`, ...variable },
      { include: '#c-tag' },
      { match: raw`\b(?:struct|union|enum|const|volatile|unsigned|signed|sizeof)\b`, ...keyword },
      {
        match: raw`\b(?:void|char|short|int|long|float|double|_?[Bb]ool|[a-z_]\w*_t)\b(?![ \t]*=)`,
        ...type,
      },
      { match: raw`(?<![\w$])[A-Za-z_][\w:.@]*(?=[ \t]*=(?!=))`, ...variable },
      { match: raw`(?<![\w$.])(?:-(?=\d))?(?:${address}|\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w.]*[A-Za-z_])`, ...number },
      { match: '[,;]', name: 'punctuation.separator.gdb' },
    ],
  },
  braces: {
    begin: raw`\{`,
    end: raw`\}|^(?=[^ \t}])`,
    ...include('#value'),
  },
  string: {
    match: raw`"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)+'`,
    name: 'string.quoted.gdb',
    captures: {
      0: { patterns: [{ match: raw`\\(?:[0-7]{1,3}|x[0-9a-f]+|.)`, name: 'constant.character.escape.gdb' }] },
    },
  },
  'value-shown': {
    begin: raw`^(\$\d+)(?= = )`,
    beginCaptures: { 1: variable },
    end: raw`$|^(?=[^ \t}])`,
    patterns: [{ include: '#value' }],
  },
  local: {
    patterns: [
      {
        begin: raw`^[ \t]*([A-Za-z_]\w*)(?= = )`,
        beginCaptures: { 1: variable },
        end: raw`$|^(?=[^ \t}])`,
        ...include('#value'),
      },
      { match: raw`^[ \t]*No (?:locals|arguments)\.$`, ...comment },
    ],
  },
  register: {
    match: raw`^([a-z]\w*)([ \t]+(?:${address}|\d+|\{).*)$`,
    captures: { 1: variable, 2: include('#value') },
  },
};
