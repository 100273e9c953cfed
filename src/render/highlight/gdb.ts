/**
 * A TextMate grammar for GDB sessions: input at the prompt, and GDB's output.
 *
 *     (gdb) break sys_open                        prompt, command (also short: b, bt, i r, x/10i), arguments
 *     Breakpoint 1 at 0xffffffff804b267f:         messages, also when broken over several lines
 *       file /usr/src/sys/kern/vfs_syscalls.c, \
 *       line 1672.
 *     (gdb) bt                                    frames with arguments, over several lines too
 *     #0  sys_open (l=0xffff8000, uap=0x0) at vfs_syscalls.c:1672
 *     1672    error = do_sys_openat(l, NULL);     the source line in C, when it follows its own frame
 *     (gdb) ptype struct mbuf                     types in C
 *     type = struct mbuf {
 *     }
 *     (gdb) p *m                                  values and structs, wrapped or pretty
 *     $1 = {m_hdr = {mh_next = 0x0}}
 *     # a comment                                 the author's remarks, [...] for omissions
 *
 * A session is a list of sections, each from one prompt to the next. The command selects the rules for its output,
 * which is ambiguous by itself: `12 foo` is a line of C only after `list`, and after `continue` the debugged program
 * may print anything. No rule extends beyond its section, and C is read line by line, so that an unclosed construct
 * cannot colour the rest.
 */
import type { LanguageRegistration } from 'shiki/core';
import { c, frames } from './gdb-frames.ts';
import { messages } from './gdb-messages.ts';
import { args, values } from './gdb-values.ts';

const raw = String.raw;

type Rule = LanguageRegistration['patterns'][number];

/** `(gdb)`, and variants such as `(kgdb)`. */
const prompt = raw`\([\w.+-]*gdb[\w.+-]*\)`;

/** A command with its arguments, and its output up to the next prompt. */
function section(commands: string, rest: string, answer: readonly string[]): Rule {
  // `x/10i`, `disassemble /r`; but the slash after `file` begins a path.
  const format = rest === '#expression' ? raw`[ \t]*/\w{1,6}(?=[ \t]|$)` : raw`/\w+`;
  return {
    begin: raw`^(${prompt})[ \t]*((?:${commands})(?![\w-]))(${format})?(.*)$`,
    beginCaptures: {
      1: { name: 'punctuation.definition.prompt.gdb' },
      2: { name: 'entity.name.command.gdb' },
      3: { name: 'keyword.other.format.gdb' },
      4: { patterns: [{ include: '#comment-at-end' }, { include: rest }] },
    },
    end: `^(?=${prompt})`,
    patterns: ['#remark', ...answer].map((include) => ({ include })),
  };
}

/** `i r` in the table of sections is short for GDB's `info registers`. */
const info = raw`(?:info|inf|i)[ \t]+`;
const sections: readonly Rule[] = [
  section('list|l', '#place', ['#source-line', '#message', '#error']),
  section('ptype|whatis', '#expression', ['#type', '#error']),
  section('step|s|next|n', '#expression', ['#stop', '#source-line']),
  section(
    'run|r|start|continue|cont|c|fg|stepi|si|nexti|ni|until|u|advance|finish|fin|jump|j|signal|kill|k|detach',
    '#place',
    ['#stop'],
  ),
  section('backtrace|bt|where|up|down|frame|f|thread|t', '#expression', ['#frame', '#local', '#stop', '#error']),
  section(`${info}(?:all-registers|registers|reg|r)`, '#expression', ['#register', '#error']),
  section(`${info}(?:breakpoints|break|b|watchpoints|threads|line|symbol)`, '#place', ['#row', '#message', '#error']),
  section(`${info}(?:locals|args)`, '#expression', ['#local', '#error']),
  section('x|disassemble|disas', '#expression', ['#memory', '#message', '#error']),
  section('break|br|b|tbreak|tb|thbreak|hbreak|hb|clear|delete|d|edit', '#place', ['#output']),
  section('commands', '#expression', ['#typed', '#message', '#error']),
  section('symbol-file|file|exec-file|core-file|core|add-symbol-file|load|source|directory|dir|cd|pwd|exec', '#file', [
    '#output',
  ]),
  section(raw`(?:target|tar)(?:[ \t]+[a-z-]+)?`, '#file', ['#output']),
  section(raw`(?:info|inf|i|show|unset|maintenance|maint|handle|catch|save)[ \t]+[a-z-]+`, '#expression', ['#output']),
  section(raw`set[ \t]+[a-z][a-z-]*(?![\w.\[-]|[ \t]*[-+=.])`, '#expression', ['#output']),
  section(raw`(?:shell|monitor|mon|echo|printf|help|h)`, '#string', []),
  section(raw`[a-z][\w-]*`, '#expression', ['#output']),
];

export const gdb = {
  name: 'gdb',
  displayName: 'GDB session',
  scopeName: 'source.gdb',
  embeddedLangs: ['c'],
  patterns: [
    ...sections,
    // Enter alone repeats the last command, often a step.
    {
      begin: raw`^(${prompt})[ \t]*$`,
      beginCaptures: { 1: { name: 'punctuation.definition.prompt.gdb' } },
      end: `^(?=${prompt})`,
      patterns: ['#remark', '#stop', '#source-line', '#output'].map((include) => ({ include })),
    },
    {
      match: raw`^(${prompt})(?:[ \t]+(#.*))?`,
      captures: { 1: { name: 'punctuation.definition.prompt.gdb' }, 2: { name: 'comment.line.gdb' } },
    },
    {
      match: raw`^(\$)[ \t]+([\w./-]*gdb[\w.-]*)\b(.*)$`,
      captures: {
        1: { name: 'punctuation.definition.prompt.gdb' },
        2: { name: 'entity.name.command.gdb' },
        3: { patterns: [{ include: '#comment-at-end' }, { include: '#string' }] },
      },
    },
    { include: '#remark' },
    { include: '#output' },
  ],
  repository: { ...args, ...values, ...c, ...frames, ...messages },
  injections: { 'L:meta.embedded.line.c - comment - string': { patterns: [{ include: '#c-tag' }] } },
} satisfies LanguageRegistration;
