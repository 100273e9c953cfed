/** The console as a page uses it: in slices, with any text, with keys for older lines and for the rest of a word. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete } from '../../../src/machine/console/completion.ts';
import { advance, ask, enter, interrupt, isRunning, newConsole } from '../../../src/machine/console/console.ts';
import { commandNames } from '../../../src/machine/console/commands.ts';
import { newer, newHistory, older, remember, shownLine } from '../../../src/machine/console/history.ts';
import { guestImage, type Mix } from '../../../src/machine/guest/guest.ts';
import { newMachine } from '../../../src/machine/machine.ts';

const LIMIT = 1_000_000;

const boot = (mix: Partial<Mix> = {}) => newConsole(newMachine(guestImage(mix)));

const atOpen = () => {
  const console = boot();
  ask(console, 'break sys_open', LIMIT);
  ask(console, 'continue', LIMIT);
  return console;
};

describe('in slices', () => {
  test('the answer is the same as in one go', () => {
    const [whole, parts] = [boot(), boot()];
    for (const command of ['b sys_recv', 'c', 'watch ring.tail', 'c', 'd', 'finish', 'next 5', 'step 5', 'i r']) {
      enter(parts, command);
      let lines = advance(parts, 7);
      while (lines === undefined) lines = advance(parts, 7);
      expect(lines).toEqual(ask(whole, command, LIMIT));
    }
    expect(parts.session.machine.hart).toEqual(whole.session.machine.hart);
  });

  test('a command without an end runs no more than it may, and can be stopped', () => {
    const console = boot();
    enter(console, 'continue');
    for (let slice = 1; slice <= 20; slice += 1) {
      expect(advance(console, 1000)).toBeUndefined();
      expect(console.session.machine.hart.steps).toBeLessThanOrEqual(slice * 1001);
    }
    expect(isRunning(console)).toBe(true);
    const [empty, signal, where] = interrupt(console);
    expect([empty, signal]).toEqual(['', 'Program received signal SIGINT, Interrupt.']);
    expect(where).toMatch(/^(?:0x[0-9a-f]{8} in )?\w+ \(.*\) at \S+:\d+$/);
    expect(isRunning(console)).toBe(false);
    expect(ask(console, 'bt', LIMIT)[0]).toBe(`#0  ${where ?? ''}`);
  });

  test('a machine that was switched off is said to be', () => {
    const console = boot({ seconds: 1 });
    expect(ask(console, 'continue', 10 * LIMIT)).toEqual(['[Inferior 1 (Remote target) exited normally]']);
    for (const command of ['continue', 'step', 'finish'])
      expect(ask(console, command, LIMIT)).toEqual(['The program is not being run.']);
    expect(ask(console, 'bt', LIMIT)).toEqual(['No stack.']);
    expect(ask(console, 'info locals', LIMIT)).toEqual(['No frame selected.']);
  });
});

test('Enter alone goes on', () => {
  const console = atOpen();
  expect(ask(console, 'list', LIMIT)[0]).toMatch(/^107/);
  expect(ask(console, '', LIMIT)[0]).toMatch(/^117/);
  expect(ask(console, 'x/2i $pc', LIMIT)[0]).toMatch(/^=> 0x800006fc/);
  expect(ask(console, '', LIMIT)[0]).toMatch(/^ {3}0x80000704/);
  expect(ask(console, 'next', LIMIT)[0]).toMatch(/^113/);
  expect(ask(console, '', LIMIT)[0]).toMatch(/^115/);
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...commandNames,
    ...'p path procs [ ] ( ) * & -> . @ 1 99 0x80000000 -1 $pc $ $$ $1 / /x /4i /s struct mbuf sizeof mix ring , : if == kernel.c:112 sys_open <'.split(
      ' ',
    ),
  );
  const any = fc.oneof(
    fc.array(words, { maxLength: 7 }).map((each) => each.join(' ')),
    fc.array(words, { maxLength: 5 }).map((each) => each.join('')),
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)),
  );

  test('has an answer, and throws nothing', () => {
    const console = atOpen();
    fc.assert(
      fc.property(any, (text) => {
        const lines = ask(console, text, 20_000);
        expect(lines.every((line) => typeof line === 'string')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('of an expression has an answer, wherever the machine stands', () => {
    const console = boot();
    fc.assert(
      fc.property(
        fc.constantFrom('p', 'ptype', 'whatis', 'x/2xw', 'break', 'list', 'info symbol'),
        any,
        (command, text) => {
          ask(console, 'stepi 97', 5000);
          expect(ask(console, `${command} ${text}`, 20_000).length).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('can be completed', () => {
    const { session } = atOpen();
    fc.assert(
      fc.property(any, (text) => {
        const { line, candidates } = complete(session, text);
        expect(line.startsWith(text)).toBe(true);
        expect(candidates.length === 0 ? line : text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['bre', 'break ', ['break']],
  ['ste', 'step', ['step', 'stepi']],
  ['break sys_o', 'break sys_open ', ['sys_open']],
  ['info w', 'info watchpoints ', ['watchpoints']],
  ['info registers s1', 'info registers s1', ['s1', 's10', 's11']],
  ['print p->n', 'print p->name ', ['name']],
  ['print mix.p', 'print mix.paravirtual ', ['paravirtual']],
  ['p mbufs[0].m_d', 'p mbufs[0].m_dat', ['m_dat', 'm_data']],
  ['print $s', 'print $s', ['$s1', '$s10', '$s11', '$s2', '$s3', '$s4', '$s5', '$s6', '$s7', '$s8', '$s9', '$sp']],
  ['ptype struct mb', 'ptype struct mbuf ', ['mbuf']],
  ['ptype /o struct mb', 'ptype /o struct mbuf ', ['mbuf']],
  ['print pa', 'print path ', ['path']],
])('Tab after “%s”', (line, expected, candidates) => {
  expect(complete(atOpen().session, line)).toEqual({ line: expected, candidates });
});

test('older lines are had again, and what was being typed', () => {
  let history = ['bt', 'next', 'next', '', 'list'].reduce(remember, newHistory);
  expect(history.lines).toEqual(['bt', 'next', 'list']);
  const seen = ['inf', 'list', 'next', 'bt'].map((typed) => {
    history = older(history, typed);
    return shownLine(history);
  });
  expect(seen).toEqual(['list', 'next', 'bt', 'bt']);
  for (const expected of ['next', 'list', 'inf', 'inf']) {
    history = newer(history);
    expect(shownLine(history)).toBe(expected);
  }
});
