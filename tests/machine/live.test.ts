import { expect, test } from 'vitest';
import {
  disassemble,
  guestImage,
  lineAt,
  loadDebugger,
  nameAt,
  newMachine,
  peek,
  run,
  takeOutput,
} from '../../src/machine/live.ts';

test('what a page loads boots the guest, and tells the instruction in flight', () => {
  const machine = newMachine(guestImage());
  run(machine, 20_000);
  expect(new TextDecoder().decode(takeOutput(machine))).toMatch(/^A small kernel/);
  const { pc } = machine.hart;
  const word = new DataView(Uint8Array.from(peek(machine.memory, pc, 4) ?? []).buffer).getInt32(0, true);
  expect(disassemble(word, pc, nameAt)).toMatch(/^[a-z.]+(?:\t|$)/);
  expect(lineAt(pc)).toBeDefined();
});

test('the debugger comes when it is asked for, and looks into the same machine', async () => {
  const machine = newMachine(guestImage());
  const { advance, enter, newConsole } = await loadDebugger();
  const console = newConsole(machine);
  enter(console, 'break sys_open');
  expect(advance(console, 1)).toEqual([
    expect.stringMatching(/^Breakpoint 1 at 0x[0-9a-f]+: file kernel\.c, line \d+\.$/),
  ]);
  enter(console, 'continue');
  expect(advance(console, 1_000_000)?.join('\n')).toContain('Breakpoint 1, sys_open (');
  expect(nameAt(machine.hart.pc)).toMatch(/^sys_open\b/);
});
