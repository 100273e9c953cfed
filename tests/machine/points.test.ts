/** Breakpoints and watchpoints: where the machine stops, and that it stops nowhere else. */
import { describe, expect, test } from 'vitest';
import { facts } from '../../src/machine/guest/built/facts.ts';
import { guestImage } from '../../src/machine/guest/guest.ts';
import { newMachine, run, type Machine } from '../../src/machine/machine.ts';
import { peek, RAM_BASE } from '../../src/machine/memory.ts';
import { setBreakpoint, setWatchpoint, type Watched } from '../../src/machine/points.ts';
import * as a from './assemble.ts';

const boot = () => newMachine(guestImage());
const stopOf = (name: string) => facts.functions[name]?.stop ?? 0;

function textAt({ memory }: Machine, address: number): string {
  const bytes = peek(memory, address >>> 0, 32) ?? new Uint8Array();
  return Buffer.from(bytes.subarray(0, bytes.indexOf(0))).toString('ascii');
}

describe('a breakpoint', () => {
  test('stops before the instruction, and the next run goes past it', () => {
    const machine = boot();
    const { low = 0 } = facts.functions['sys_open'] ?? {};
    expect(setBreakpoint(machine.points, low, true)).toBe(true);
    const paths: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      expect(run(machine, 10_000_000)).toEqual({ reason: 'breakpoint' });
      expect(machine.hart.pc).toBe(low);
      // The second argument.
      paths.push(textAt(machine, machine.hart.x[11] ?? 0));
    }
    expect(paths).toEqual(['/etc/motd', '/dev/clock', '/dev/clock']);
  });

  test('changes nothing that the guest can see', () => {
    const [plain, stopped] = [boot(), boot()];
    setBreakpoint(stopped.points, stopOf('trap'), true);
    setBreakpoint(stopped.points, stopOf('sys_send'), true);
    run(plain, 200_000);
    let stops = 0;
    while (run(stopped, 200_000 - stopped.hart.steps).reason === 'breakpoint') stops += 1;
    expect(stops).toBeGreaterThan(100);
    expect(stopped.hart).toEqual(plain.hart);
    expect(stopped.memory.bytes).toEqual(plain.memory.bytes);
  });

  test('stops no more when it is taken away', () => {
    const machine = boot();
    setBreakpoint(machine.points, stopOf('sys_open'), true);
    setBreakpoint(machine.points, stopOf('sys_open'), false);
    expect(run(machine, 200_000)).toEqual({ reason: 'limit' });
  });

  test('on the first instruction of a handler stops before it, wherever the interrupt came', () => {
    const machine = boot();
    const { low = 0 } = facts.functions['m_trap'] ?? {};
    setBreakpoint(machine.points, low, true);
    const seen = new Set<number>();
    for (let stops = 0; stops < 8; stops += 1) {
      expect(run(machine, 10_000_000)).toEqual({ reason: 'breakpoint' });
      expect(machine.hart.pc).toBe(low);
      seen.add(machine.hart.steps);
    }
    expect(seen.size).toBe(8);
  });

  test('in a loop of one instruction stops each time', () => {
    const machine = newMachine(a.assemble([a.jal(0, 0)]));
    setBreakpoint(machine.points, RAM_BASE, true);
    for (let times = 1; times <= 3; times += 1) {
      expect(run(machine, 10)).toEqual({ reason: 'breakpoint' });
      expect(machine.hart.steps).toBe(times);
    }
  });

  test('can only be where an instruction can be', () => {
    const { points } = boot();
    for (const address of [0, RAM_BASE - 4, RAM_BASE + 2, RAM_BASE + 0x20000])
      expect(setBreakpoint(points, address, true)).toBe(false);
  });
});

describe('a watchpoint', () => {
  const AT = RAM_BASE + 0x100;
  const watching = (kind: Watched, words: readonly number[], address = AT, length = 4) => {
    const machine = newMachine(a.assemble(words));
    machine.hart.x[1] = AT | 0;
    machine.hart.x[2] = -1;
    setWatchpoint(machine.points, { address, length, kind }, true);
    return machine;
  };
  const nop = a.addi(0, 0, 0);

  test('stops before the store, as GDB expects it of RISC-V, and the next run goes past it', () => {
    const machine = watching('write', [
      nop,
      a.load('lw', 3, 1, 0),
      a.store('sw', 2, 1, 0),
      nop,
      a.store('sb', 0, 1, 3),
      nop,
    ]);
    const watchpoint = { address: AT, length: 4, kind: 'write' };
    expect(run(machine, 6)).toEqual({ reason: 'watchpoint', watchpoint });
    expect([machine.hart.pc - RAM_BASE, machine.hart.steps, machine.memory.view.getInt32(0x100, true)]).toEqual([
      8, 2, 0,
    ]);
    expect(run(machine, 6)).toEqual({ reason: 'watchpoint', watchpoint });
    expect([machine.hart.pc - RAM_BASE, machine.hart.steps, machine.memory.view.getInt32(0x100, true)]).toEqual([
      16, 4, -1,
    ]);
    expect(run(machine, 2)).toEqual({ reason: 'limit' });
    expect(machine.memory.view.getInt32(0x100, true)).toBe(0xffffff);
  });

  test.each<[Watched, readonly number[]]>([
    ['write', [8]],
    ['read', [4]],
    ['access', [4, 8]],
  ])('for %s stops for it alone', (kind, stops) => {
    const machine = watching(kind, [nop, a.load('lw', 3, 1, 0), a.store('sw', 2, 1, 0), nop, nop]);
    const seen: number[] = [];
    while (run(machine, 5 - machine.hart.steps).reason === 'watchpoint') {
      seen.push(machine.hart.pc - RAM_BASE);
      expect(machine.hart.steps).toBe((machine.hart.pc - RAM_BASE) / 4);
    }
    expect(seen).toEqual(stops);
  });

  test.each<[keyof typeof a.STORE, number, boolean]>([
    ['sw', -4, false],
    ['sw', -3, true],
    ['sh', -2, false],
    ['sh', -1, true],
    ['sb', -1, false],
    ['sb', 1, true],
    ['sw', 1, true],
    ['sb', 2, false],
    ['sw', 2, false],
  ])('of two bytes is touched by %s at %i: %s', (name, offset, isTouched) => {
    const machine = watching('write', [a.store(name, 2, 1, offset), nop], AT, 2);
    expect(run(machine, 2).reason).toBe(isTouched ? 'watchpoint' : 'limit');
  });

  test('tells who changes a variable of the kernel', () => {
    const machine = boot();
    const [address = 0] = facts.globals['ticks'] ?? [];
    setWatchpoint(machine.points, { address, length: 4, kind: 'write' }, true);
    for (const ticks of [0, 0, 1, 2]) {
      expect(run(machine, 1_000_000).reason).toBe('watchpoint');
      expect(machine.memory.view.getUint32(address - RAM_BASE, true)).toBe(ticks);
    }
    const { low = 0, high = 0 } = facts.functions['clock'] ?? {};
    expect(machine.hart.pc).toBeGreaterThan(low);
    expect(machine.hart.pc).toBeLessThan(high);
    setWatchpoint(machine.points, { address, length: 4, kind: 'write' }, false);
    expect(run(machine, 1_000_000).reason).toBe('limit');
  });
});
