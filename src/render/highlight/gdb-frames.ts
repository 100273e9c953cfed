/**
 * The rules of the GDB grammar for the program's position, with its source in C.
 *
 * A frame continues on the next line only if that is indented and gives the frame's location: anything else may be
 * output of the program.
 */
import { address, comment, func, include, keyword, number, path, type, variable, type Rules } from './gdb-values.ts';

const raw = String.raw;

/** A symbol in a frame, `??` if GDB knows none. */
export const symbol = raw`(?:[A-Za-z_~$][\w:~$.@]*|\?\?)`;
export const notInFrame = raw`^(?![ \t]+(?:at|from|in) )`;
const place = raw`(\S+?):(\d+)`;

/** C, line by line; `c-tag` is injected into it, because the C grammar does not mark tags. */
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
      // A line inside a comment that began earlier.
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
      // Without number or address, only named arguments or a location make it certainly a frame.
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
      // GDB shows the source line of a frame below it, with the frame's line number; other output lacks that.
      {
        begin: raw`(?<=[ \t]at )${place}$`,
        beginCaptures: { 1: path, 2: number },
        end: raw`^(\2)[ \t](.*)$|^`,
        endCaptures: { 1: number, 2: line },
      },
      { match: raw`(?<=[ \t]at )${place}`, captures: { 1: path, 2: number } },
    ],
  },
  // GDB's messages when the program stops, among the output of the program.
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
