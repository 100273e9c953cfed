/**
 * The rules of the GDB grammar for where the program stands, with the C it is written in.
 *
 * A frame goes on in the next line only when that is indented and says where the frame is: what follows else may be
 * the program's own words.
 */
import { address, comment, func, include, keyword, number, path, type, variable, type Rules } from './gdb-values.ts';

const raw = String.raw;

/** A symbol as frames name it, `??` when GDB knows none. */
export const symbol = raw`(?:[A-Za-z_~$][\w:~$.@]*|\?\?)`;
export const notInFrame = raw`^(?![ \t]+(?:at|from|in) )`;
const place = raw`(\S+?):(\d+)`;

/** C, a line at a time; `c-tag` is injected into it, because the grammar of C leaves tags plain. */
const line = { name: 'meta.embedded.line.c', patterns: [{ include: 'source.c' }] };

export const c: Rules = {
  'c-tag': { match: raw`\b(struct|union|enum|class)[ \t]+(\w+)`, captures: { 1: keyword, 2: type } },
  type: {
    patterns: [
      {
        begin: raw`^(/\*[^*]*\*/)?([ \t]*type = )(.*\{)$`,
        beginCaptures: { 1: comment, 3: line },
        end: raw`^(\}.*)$|^(?=[^ \t/}])`,
        endCaptures: { 1: line },
        patterns: [{ match: raw`^[ \t/].*$`, captures: { 0: line } }],
      },
      { match: raw`^(type = )(.*)$`, captures: { 2: line } },
    ],
  },
  'source-line': {
    patterns: [
      // A line within a comment that began further up.
      { match: raw`^(\d+)[ \t]+(\*(?:[ \t/].*)?)$`, captures: { 1: number, 2: comment } },
      { match: raw`^(\d+)[ \t](.*)$`, captures: { 1: number, 2: line } },
    ],
  },
};

export const frames: Rules = {
  frame: {
    patterns: [
      {
        begin: raw`^(#\d+)[ \t]+(?=${address} in |<signal|${symbol} ?\()`,
        beginCaptures: { 1: number },
        end: notInFrame,
        ...include('#frame-parts'),
      },
      {
        begin: raw`^(${address})(?= in ${symbol} ?\()`,
        beginCaptures: { 1: number },
        end: notInFrame,
        ...include('#frame-parts'),
      },
      // Without number or address only what has named arguments, or a place, is surely a frame.
      {
        begin: raw`^(${symbol})(?= \((?:[\w.]+=|.*\) at \S+:\d+$))`,
        beginCaptures: { 1: func },
        end: notInFrame,
        ...include('#frame-parts'),
      },
    ],
  },
  'frame-parts': {
    patterns: [
      { match: `${address}(?= in )`, ...number },
      { match: '<signal handler called>', ...comment },
      { match: raw`${symbol}(?= ?\()`, ...func },
      { begin: raw`\(`, end: raw`\)|^(?=[^ \t])`, ...include('#value') },
      { match: raw`(?<= from )\S+`, ...path },
      // GDB shows the source line of a frame below it. It repeats the number, which tells it from other output.
      {
        begin: raw`(?<=[ \t]at )${place}$`,
        beginCaptures: { 1: path, 2: number },
        end: raw`^(\2)[ \t](.*)$|^`,
        endCaptures: { 1: number, 2: line },
      },
      { match: raw`(?<=[ \t]at )${place}`, captures: { 1: path, 2: number } },
    ],
  },
  // What GDB says when the program stops, among the output of the program.
  stop: {
    patterns: [
      {
        begin: raw`^((?:Thread \S+ (?:"[^"]*" )?hit )?(?:Temporary b|B)reakpoint )(\d+)(?=, )`,
        beginCaptures: { 2: number },
        end: notInFrame,
        ...include('#frame-parts'),
      },
      {
        begin: '^Run till exit from (?=#)',
        end: notInFrame,
        patterns: [{ match: raw`(?<= )#\d+(?= )`, ...number }, { include: '#frame-parts' }],
      },
      {
        match: raw`^((?:Thread \S+ (?:"[^"]*" )?hit )?(?:(?:Hardware )?(?:access |read )?[Ww]atchpoint ))(\d+)(: )(.*)$`,
        captures: { 2: number, 4: include('#value') },
      },
      {
        begin: '^(?:Old|New) value(?= = )',
        beginCaptures: { 0: variable },
        end: raw`$|^(?=[^ \t}])`,
        ...include('#value'),
      },
      { match: raw`^(\d+)(: )(.* = .*|x/\w+ .*)$`, captures: { 1: number, 3: include('#value') } },
      { match: raw`^(Value returned is )(\$\d+ =.*)$`, captures: { 2: include('#value') } },
      { match: raw`^(Program (?:received|terminated with) signal )(\w+)(?=, )`, captures: { 2: keyword } },
      { match: raw`^(Starting program: )(\S+)`, captures: { 2: path } },
      { match: raw`^The program is not being run\.$`, name: 'invalid.error.gdb' },
      { match: raw`^(${address})\t(\d+)\t(.*)$`, captures: { 1: number, 2: number, 3: line } },
      ...include('#disassembly', '#notice', '#frame').patterns,
    ],
  },
};
