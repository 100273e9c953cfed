import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/figures/figure.ts';
import { createComputer } from '../../src/figures/live-machine/computer.ts';
import { liveMachine, liveMachineForLoader, type View } from '../../src/figures/live-machine/data.ts';
import { createTypist } from '../../src/figures/live-machine/typist.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { walk } from '../../src/trees.ts';
import { in2019 } from '../fixtures.ts';
import { TRANSCRIPT } from '../machine/transcript.ts';

const code = (...lines: string[]): Block => ({ kind: 'code', lines });
const readOf = (block: Block) => {
  const { data } = liveMachine.read([block], in2019);
  if (!data) throw new Error('The record of these tests cannot be read');
  return data;
};

const session = readOf(code('(gdb) break sys_open', 'Breakpoint 1', '(gdb) continue', '', 'Breakpoint 1, sys_open'));
const boot = readOf(code('A small kernel', 'up 1 s'));

/** The lines of the records on the slides, by their slide. */
const records = loadRecords();

async function loadRecords(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { talk } = await loadTalk(await readSources(resolve('slides'), 'slides'));
  const found = new Map<string, readonly string[]>();
  for (const { slide } of talk?.slides ?? []) {
    for (const block of slide.body) {
      walk(block, (node) => {
        if (node.type !== 'figure' || node.name !== 'live-machine') return;
        const [listing] = node.children;
        if (listing?.type === 'listing') found.set(slide.id, listing.value.split('\n'));
      });
    }
  }
  return found;
}

/** As long as it takes. */
const always = () => true;

describe('the records on the slides', () => {
  test('of GDB: each command, and its answer, is in the transcript of the real one', async () => {
    const lines = (await records).get('do-it-yourself') ?? [];
    const exchanges = lines.join('\n').split(/^(?=\(gdb\) )/m);
    expect(exchanges.map((one) => one.split('\n')[0])).toEqual([
      '(gdb) break sys_open',
      '(gdb) continue',
      '(gdb) bt',
      '(gdb) ptype struct mbuf',
    ]);
    const said = readFileSync(TRANSCRIPT, 'utf8').split(/^(?=\(gdb\) )/m);
    for (const one of exchanges) expect(said).toContain(`${one.trimEnd()}\n`);
  });

  test('of GDB: the machine says the same to the same commands', async () => {
    const lines = (await records).get('do-it-yourself') ?? [];
    const { commands } = readOf(code(...lines));
    const typist = createTypist(commands.map(({ text }) => text));
    typist.follow(commands.length);
    expect(typist.part(always)).toBe(false);
    expect(typist.lines()).toEqual(lines);
  });

  test('of the kernel: the machine writes the same', async () => {
    const lines = (await records).get('a-kernel-boots') ?? [];
    expect(lines.length).toBeGreaterThan(2);
    const computer = createComputer();
    computer.run(2_100_000, always);
    expect(computer.text()).toBe(`${lines.join('\n')}\n`);
  });
});

describe('the sentence', () => {
  test.each([
    ['', 'Command 2 of 2: continue. Breakpoint 1, sys_open'],
    ['0', '2 commands, before the first.'],
    ['1', 'Command 1 of 2: break sys_open. Breakpoint 1'],
    ['1,live', 'Live: Command 1 of 2: break sys_open.'],
    ['recorded', 'Command 2 of 2: continue. Breakpoint 1, sys_open'],
  ])('of a session, "%s"', (text, sentence) => {
    const view = liveMachine.decode(text, session);
    expect(view && liveMachine.describe(view, session, 'then')).toBe(sentence);
  });

  test.each([
    ['', 'A kernel boots.'],
    ['live', 'Live: A kernel boots.'],
    ['1927,live', 'Live: A kernel boots, after 1927 instructions.'],
  ])('of a kernel, "%s"', (text, sentence) => {
    const view = liveMachine.decode(text, boot);
    expect(view && liveMachine.describe(view, boot, 'then')).toBe(sentence);
  });
});

test.each(['3', '01', ',live', '1,', '1live', 'lively', '-1', '1,live,live'])(
  '"%s" is no state of a session',
  (text) => {
    expect(liveMachine.decode(text, session)).toBeUndefined();
  },
);

test('an address cannot ask for more instructions than a few seconds bring', () => {
  expect(liveMachine.decode('100000000,live', boot)).toBeDefined();
  expect(liveMachine.decode('100000001,live', boot)).toBeUndefined();
});

test.each([
  ['nothing', []],
  ['a text', [{ kind: 'text', text: 'x' }]],
  ['more than the record', [code('x'), code('y')]],
] as readonly (readonly [string, readonly Block[]])[])('%s is no record', (_, blocks) => {
  expect(liveMachine.read(blocks, in2019).problems).toHaveLength(1);
});

test('every view round-trips through its text', () => {
  const views = fc.record({
    count: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    shows: fc.constantFrom('live' as const, 'recorded' as const, undefined),
  });
  fc.assert(
    fc.property(views, fc.constantFrom(session, boot), (view: View, data) => {
      expect(liveMachine.decode(liveMachine.encode(view, data), data)).toEqual(view);
    }),
  );
});

test('a search finds what a step shows, without prompts', () => {
  const shown = (text: string) => {
    const view = liveMachine.decode(text, session);
    return view && liveMachineForLoader.shows?.(view, session);
  };
  expect(shown('1')).toBe('break sys_open\nBreakpoint 1');
  expect(shown('1,live')).toBe(shown('1'));
  expect(shown('')).toContain('Breakpoint 1, sys_open');
});

describe('what types at the machine', () => {
  const record = ['break sys_open', 'continue', 'bt'];
  const after = (...counts: number[]) => {
    const typist = createTypist(record);
    for (const count of counts) {
      typist.follow(count);
      typist.part(always);
    }
    return typist.lines();
  };

  test('is where the record is, by whatever steps it came there', () => {
    const counts = fc.array(fc.integer({ min: 0, max: record.length }), { maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: record.length }), (before, last) => {
        expect(after(...before, last)).toEqual(after(last));
      }),
      { numRuns: 20 },
    );
  });

  test('says the same in slices of any size', () => {
    const typist = createTypist(record);
    typist.follow(record.length);
    let parts = 1;
    while (typist.part(() => false)) parts += 1;
    expect(parts).toBeGreaterThan(record.length);
    expect(typist.lines()).toEqual(after(record.length));
  });

  test('a command that does not end is stopped, and the next one is typed', () => {
    const typist = createTypist([]);
    typist.type('continue');
    typist.type('bt');
    expect(typist.part(() => typist.ran() < 100_000)).toBe(true);
    expect(typist.isRunning()).toBe(true);
    typist.stop();
    expect(typist.lines()).toContain('Program received signal SIGINT, Interrupt.');
    typist.type('print mix.work');
    expect(typist.part(always)).toBe(false);
    expect(typist.lines().slice(-2)).toEqual(['(gdb) print mix.work', '$1 = 200']);
    typist.restart();
    expect(typist.lines()).toEqual([]);
  });
});

describe('the machine that boots', () => {
  const registersAfter = (...steps: number[]) => {
    const computer = createComputer();
    for (const count of steps) computer.seek(count, always);
    return {
      steps: computer.steps(),
      registers: computer.registers(),
      text: computer.text(),
      flight: computer.flight(),
    };
  };

  test('is the same after as many instructions, by whatever way it came there', () => {
    const ways = fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 4 });
    fc.assert(
      fc.property(ways, fc.integer({ min: 0, max: 9000 }), (before, last) => {
        expect(registersAfter(...before, last)).toEqual(registersAfter(last));
      }),
      { numRuns: 20 },
    );
  });

  test('has written its banner after exactly as many instructions as the machine’s own test says', () => {
    expect(registersAfter(1926).text).not.toContain('\n');
    expect(registersAfter(1927).text).toBe('A small kernel, RV32IM, 100 Hz. It is not NetBSD.\n');
  });

  test('shows the instruction that comes next among those around it', () => {
    const { flight, registers } = registersAfter(2585);
    const next = flight.filter(({ isNext }) => isNext);
    expect(next).toEqual([{ address: '800006fc', place: 'sys_open+24', text: 'sw\tzero,-20(s0)', isNext: true }]);
    expect(registers.at(-1)).toEqual(['pc', '800006fc']);
    expect(flight.map(({ address }) => address)).toHaveLength(7);
  });

  test('seeks in parts, too', () => {
    const computer = createComputer();
    let parts = 1;
    while (computer.seek(100_000, () => false)) parts += 1;
    expect(parts).toBe(5);
    expect(computer.steps()).toBe(100_000);
  });
});
