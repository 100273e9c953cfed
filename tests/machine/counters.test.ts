/** Exits that the guest would cause, for each mix of its work: the counts are deterministic. */
import { expect, test } from 'vitest';
import { countOf, exitsOf, type Exits, type Kind } from '../../src/machine/counters.ts';
import { guestImage, type Mix } from '../../src/machine/guest/guest.ts';
import { MODES, SUPERVISOR } from '../../src/machine/hart.ts';
import { newMachine, run, type Machine } from '../../src/machine/machine.ts';

const STEPS = 3_000_000;

/** Each has run once, and is only looked at. */
const machines = new Map<string, Machine>();

function runMix(mix: Partial<Mix>): Machine {
  const key = JSON.stringify(mix);
  const known = machines.get(key);
  if (known !== undefined) return known;
  const machine = newMachine(guestImage(mix));
  run(machine, STEPS);
  machines.set(key, machine);
  return machine;
}

const BUSY = { work: 20_000, naps: 0 };
const MIXED = { work: 200, naps: 0, lines: 16 };
const CHATTY = { work: 0, naps: 0, lines: 1 };

test.each<[string, Partial<Mix>, Exits]>([
  ['computes a lot', BUSY, { emulated: 2_985_654, trapAndEmulate: 3890, hardwareAssisted: 811 }],
  ['computes some', MIXED, { emulated: 2_985_699, trapAndEmulate: 20_839, hardwareAssisted: 1849 }],
  ['calls and writes', CHATTY, { emulated: 2_985_969, trapAndEmulate: 103_734, hardwareAssisted: 45_933 }],
  ['sleeps, too', { naps: 4 }, { emulated: 2_984_844, trapAndEmulate: 21_406, hardwareAssisted: 1065 }],
  [
    'calls and writes to a paravirtual console',
    { ...CHATTY, isParavirtual: true },
    { emulated: 2_743_206, trapAndEmulate: 64_009, hardwareAssisted: 2440 },
  ],
])('a guest that %s', (_, mix, exits) => {
  expect(exitsOf(runMix(mix).counters)).toEqual(exits);
});

test('counts each instruction, in one mode', () => {
  const { counters } = runMix(MIXED);
  const instructions = MODES.map((mode) => countOf(counters, mode, 'instructions'));
  expect(instructions.reduce((sum, count) => sum + count)).toBe(STEPS);
});

test('counts what goes up and what comes down: each trap but the last has its return', () => {
  const { counters } = runMix(MIXED);
  const sum = (kind: Kind) => MODES.reduce<number>((all, mode) => all + countOf(counters, mode, kind), 0);
  const traps = sum('calls') + sum('faults') + sum('interrupts') + sum('kernel interrupts');
  const byCause = [...counters.exceptions, ...counters.interrupts].reduce((all, count) => all + count);
  expect(byCause).toBe(traps);
  // The start goes down twice without having come up.
  expect(sum('returns') - traps).toBeGreaterThanOrEqual(0);
  expect(sum('returns') - traps).toBeLessThanOrEqual(2);
});

test('the more a guest computes, the fewer of its instructions would exit', () => {
  const share = (mix: Partial<Mix>) => {
    const { emulated, trapAndEmulate, hardwareAssisted } = exitsOf(runMix(mix).counters);
    expect(hardwareAssisted).toBeLessThan(trapAndEmulate);
    return trapAndEmulate / emulated;
  };
  expect(share(BUSY)).toBeLessThan(share(MIXED) / 2);
  expect(share(MIXED)).toBeLessThan(share(CHATTY) / 2);
});

test('a paravirtual console is a call a line, in place of two accesses to the port a byte', () => {
  const text = (machine: Machine) => machine.serial.sent.length;
  const [port, calls] = [runMix(MIXED), runMix({ ...MIXED, isParavirtual: true })];
  expect(countOf(port.counters, SUPERVISOR, 'serial')).toBe(2 * text(port));
  expect(countOf(calls.counters, SUPERVISOR, 'serial')).toBe(0);
  // One more for each alarm.
  const lines = calls.serial.sent.filter((byte) => byte === 0x0a).length;
  expect(countOf(calls.counters, SUPERVISOR, 'calls')).toBe(
    countOf(calls.counters, SUPERVISOR, 'counters') / 2 + lines,
  );
  expect(exitsOf(calls.counters).hardwareAssisted).toBeLessThan(exitsOf(port.counters).hardwareAssisted);
});
