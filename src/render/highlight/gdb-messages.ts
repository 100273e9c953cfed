/** The rules of the GDB grammar for all other output of GDB: messages, errors, tables and memory. */
import { notInFrame, symbol } from './gdb-frames.ts';
import { address, comment, func, include, keyword, number, path, type Rules } from './gdb-values.ts';

const raw = String.raw;

/** Lines of C that begin with `#`, like a remark. */
const directive = '(?:include|define|undef|if|ifdef|ifndef|elif|else|endif|error|pragma|line)\\b';

/** Beginnings of the errors that a speaker is likely to show. */
const errors = [
  raw`No (?:symbol|source|stack|frame|function|registers|such|executable|line|(?:struct|union|enum) type)\b`,
  "(?:Can|Couldn)(?:not|'t) ",
  'Undefined ',
  'Invalid ',
  'Function ".*" not defined',
  'The program (?:is not being run|being debugged)',
  'A syntax error',
  'Attempt to ',
  'There is no',
  '[Ww]arning: ',
  'Remote (?:connection|communication)',
  "You can't",
  'Junk at',
  'Ambiguous',
  'Unable',
  raw`Line number \d+ out of range`,
  raw`\S+: (?:No such file|Connection )`,
];

export const messages: Rules = {
  remark: {
    patterns: [
      { match: raw`^[ \t]*#(?!${directive}|\d).*$`, ...comment },
      { match: raw`^[ \t]*\[\.\.\.\]`, ...comment },
    ],
  },
  notice: { match: raw`^\[(?:New|Switching|Inferior|Thread|Detaching|Attaching|Remote)\b.*\]$`, ...comment },
  message: {
    patterns: [
      {
        begin: raw`^((?:Temporary |Hardware assisted )?[Bb]reakpoint )(\d+)( at )`,
        beginCaptures: { 2: number },
        end: raw`\.$|^(?=[^ \t])`,
        patterns: [
          { match: raw`(?<=\bfile )[^,]+`, ...path },
          { match: raw`\\$`, name: 'punctuation.separator.continuation.gdb' },
          { include: '#value' },
        ],
      },
      {
        match: raw`^((?:Temporary b|B)reakpoint )(\d+)( \()([^)]*)(\) pending\.)$`,
        captures: { 2: number, 4: include('#place') },
      },
      { match: raw`^(?:Note: breakpoint|Deleted breakpoints?|Watchpoint) .*$`, captures: { 0: include('#value') } },
      { match: raw`^(Reading symbols from )(.*?)(?=\.\.\.)`, captures: { 2: path } },
      { match: raw`^(Remote debugging using )(\S+?)(?::(\d+))?$`, captures: { 2: path, 3: number } },
      {
        match: raw`^(Loading section )(\S+?)(, size )(${address})(?: lma (${address}))?`,
        captures: { 2: path, 4: number, 5: number },
      },
      {
        match: raw`^(Line )(\d+)( of )("[^"]*")(.*)$`,
        captures: { 2: number, 4: include('#string'), 5: include('#value') },
      },
      { match: raw`^(Dump of assembler code for function )([^:]+)(?=:)`, captures: { 2: func } },
      { match: raw`^[ \t]+and ends at .*$`, captures: { 0: include('#value') } },
    ],
  },
  error: { match: `^(?:${errors.join('|')}).*$`, name: 'invalid.error.gdb' },
  // Input after `commands`, which GDB runs at each stop there.
  typed: {
    match: raw`^(>)[ \t]*([a-z][\w-]*)?(/\w+)?(.*)$`,
    captures: {
      1: { name: 'punctuation.definition.prompt.gdb' },
      2: { name: 'entity.name.command.gdb' },
      3: { name: 'keyword.other.format.gdb' },
      4: include('#expression'),
    },
  },
  row: {
    patterns: [
      { match: '^Num .*$', ...comment },
      {
        begin: raw`^[ *]*(\d+(?:\.\d+)?)(?=[ \t])`,
        beginCaptures: { 1: number },
        end: notInFrame,
        patterns: [{ match: raw`(?<= in )${symbol}`, ...func }, { include: '#frame-parts' }, { include: '#value' }],
      },
    ],
  },
  disassembly: {
    match: [
      raw`^(=>)?[ \t]*(${address})([ \t]*<[^>]*>)?(:[ \t]+)`,
      raw`((?:[0-9a-f]{2}[ \t]+)*)((?:rep[a-z]*|lock)[ \t]+)?([a-z]\w*)(?=[ \t]|$)(.*)$`,
    ].join(''),
    captures: {
      1: { name: 'punctuation.definition.prompt.gdb' },
      2: number,
      3: include('#value'),
      5: number,
      6: keyword,
      7: keyword,
      8: include('#operand'),
    },
  },
  operand: {
    patterns: [
      { match: raw`[ \t](?:#|//|;)[ \t].*$`, ...comment },
      { match: raw`\$-?(?:${address}|\d+)`, ...number },
      { include: '#value' },
    ],
  },
  memory: {
    patterns: [
      { include: '#disassembly' },
      {
        match: raw`^[ \t]*(${address})([ \t]*<[^>]*>)?(:)(.*)$`,
        captures: { 1: number, 2: include('#value'), 4: include('#value') },
      },
      { include: '#error' },
    ],
  },
  // Recognised without knowing the command.
  output: include('#message', '#type', '#stop', '#value-shown', '#memory'),
};
