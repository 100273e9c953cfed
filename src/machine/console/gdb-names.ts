/** All commands of GDB 13.1, so that an abbreviation is as ambiguous as in GDB. */

export const GDB_COMMANDS: readonly string[] =
  `actions add-auto-load-safe-path add-auto-load-scripts-directory add-inferior add-symbol-file
add-symbol-file-from-memory adi advance agent-printf alias append apropos attach awatch backtrace bookmark break break-range bt call
catch cd checkpoint clear clone-inferior collect commands compare-sections compile complete condition continue core-file define
define-prefix del delete demangle detach directory disable disassemble disconnect display document dont-repeat down down-silently dprintf
dump echo edit enable end eval exec-file explore expression faas file files find fin finish flash-erase focus forward-search frame fs
ftrace function generate-core-file goto-bookmark guile guile-repl handle hbreak help if ignore inf inferior info init-if-undefined
inspect internals interpreter-exec interrupt jit-reader-load jit-reader-unload jump kill layout list load macro maintenance make mem memory-tag
monitor new-ui next nexti ni nosharedlibrary output overlay passcount path pipe print print-object printf ptype pwd python
python-interactive queue-signal quit rbreak rc record refresh remote remove-inferiors remove-symbol-file restart restore return
reverse-continue reverse-finish reverse-next reverse-nexti reverse-search reverse-step reverse-stepi rni rsi run rwatch save search
section select-frame set sharedlibrary shell show si signal skip source stack start starti status step stepi stepping stop strace symbol-file
taas target task tbreak tcatch tdump teval tfaas tfind thbreak thread tp trace tsave tstart tstatus tstop tty tui tvariable
undisplay unset until up up-silently update watch wh whatis where while while-stepping winheight winwidth with ws x`.split(
    /\s+/,
  );

export const GDB_TOPICS: readonly string[] =
  `address all-registers args auto-load auto-load-scripts auxv bookmarks breakpoints checkpoints classes common connections copying dcache
display exceptions extensions files float frame frame-filter functions guile handle inferiors line locals macro macros
mem module modules os pretty-printer probes proc program rec record registers scope selectors set sharedlibrary signals skip source
sources stack static-tracepoint-markers symbol target tasks terminal threads tracepoints tvariables type-printers types
unwinder variables vector vtbl warranty watchpoints win xmethod`.split(/\s+/);

/** GDB's own abbreviations of the commands here, and of those that shadow them. */
export const GDB_SHORT: Readonly<Record<string, string>> = {
  b: 'break',
  br: 'break',
  bre: 'break',
  brea: 'break',
  bt: 'backtrace',
  where: 'backtrace',
  c: 'continue',
  fg: 'continue',
  d: 'delete',
  del: 'delete',
  dow: 'down',
  do: 'down',
  f: 'frame',
  fin: 'finish',
  h: 'help',
  i: 'info',
  inf: 'info',
  inspect: 'print',
  l: 'list',
  n: 'next',
  ni: 'nexti',
  p: 'print',
  s: 'step',
  si: 'stepi',
  t: 'thread',
  u: 'until',
  w: 'with',
  r: 'run',
  e: 'edit',
  j: 'jump',
  k: 'kill',
  q: 'quit',
  wh: 'winheight',
  tb: 'tbreak',
  fr: 'frame',
};

export const TOPIC_SHORT: Readonly<Record<string, string>> = {
  b: 'breakpoints',
  r: 'registers',
  f: 'frame',
  s: 'stack',
};
