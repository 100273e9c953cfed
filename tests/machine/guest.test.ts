/** The guest as it is committed, and what it does in the machine: the same steps every time. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { facts } from '../../src/machine/guest/built/facts.ts';
import { image } from '../../src/machine/guest/built/image.ts';
import { guestImage, MIX, TIME_HZ, type Mix } from '../../src/machine/guest/guest.ts';
import { timeOf } from '../../src/machine/hart.ts';
import { newMachine, restore, run, save, takeOutput, type Machine } from '../../src/machine/machine.ts';
import { GUEST_TRACE } from './digests.ts';
import { traceDigest } from './trace.ts';

const sha256 = (...parts: readonly NodeJS.ArrayBufferView[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Of the memory, the registers and the clock. */
const stateOf = ({ hart, memory }: Machine) =>
  sha256(memory.bytes, hart.x, hart.csr, Float64Array.of(hart.pc, hart.mode, hart.steps, hart.slept));

const textOf = (machine: Machine) => Buffer.from(takeOutput(machine)).toString('ascii');

const boot = (mix: Partial<Mix> = {}) => newMachine(guestImage(mix));

const BANNER = 'A small kernel, RV32IM, 100 Hz. It is not NetBSD.\n';

describe('the image', () => {
  test('is what it was, and is at most 8 kB', () => {
    expect(image.size).toBeLessThanOrEqual(8 * 1024);
    expect(guestImage()).toHaveLength(image.size);
    expect(sha256(guestImage())).toBe('7bc20f91d4e6a78753076688b2c3eb89daf2cadb32a4319cd7186f87246c2b3a');
  });

  test('has the mix of work at its place', () => {
    const bytes = Buffer.from(guestImage({ work: 7, isParavirtual: true, seconds: 3 }));
    const at = image.mix - image.base;
    expect([0, 4, 8, 12, 16].map((offset) => bytes.readUInt32LE(at + offset))).toEqual([7, MIX.naps, MIX.lines, 1, 3]);
  });

  test('has what GDB knows: a line for each function in C, a name for each address of code, all types that are named', () => {
    for (const [name, { low, high, stop, file, line }] of Object.entries(facts.functions)) {
      expect([name, low <= stop && stop < high]).toEqual([name, true]);
      expect([name, line > 0]).toEqual([name, file !== 'start.S']);
    }
    const named = Object.values(facts.types).flatMap(({ target, fields = [] }) => [
      ...(target === undefined ? [] : [target]),
      ...fields.map(([, , type]) => type),
    ]);
    const variables = Object.values(facts.functions).flatMap(({ blocks }) =>
      blocks.flatMap(([, , names]) => names.map(([, type]) => type)),
    );
    for (const type of [...named, ...variables]) expect(Object.keys(facts.types)).toContain(type);
    expect(Object.keys(facts.labels)).toEqual(expect.arrayContaining(['s_return', 'm_timer', 'kernel_stack_top']));
    expect(facts.types['struct mbuf']?.ptype).toBe(
      'type = struct mbuf {\n    struct mbuf *m_next;\n    char *m_data;\n    int m_len;\n    unsigned int m_ticks;\n    char m_dat[48];\n}\n',
    );
  });
});

describe('the guest', () => {
  test('has written its banner after exactly as many instructions', () => {
    const machine = boot();
    let text = '';
    while (text.length < BANNER.length) {
      expect(run(machine, 1)).toEqual({ reason: 'limit' });
      text += textOf(machine);
    }
    expect(text).toBe(BANNER);
    expect(machine.hart.steps).toBe(1927);
  });

  test('greets, and counts the seconds', () => {
    const machine = boot();
    run(machine, Infinity, 2.5 * TIME_HZ);
    expect(timeOf(machine.hart)).toBe(2.5 * TIME_HZ);
    expect(textOf(machine).replaceAll(/sum [0-9a-f]{8}\n/g, '')).toBe(
      `${BANNER}Welcome. This is a small kernel of our own.\nup 1 s\nup 2 s\n`,
    );
  });

  test('switches the machine off when it is asked to', () => {
    const machine = boot({ seconds: 1 });
    expect(run(machine, 10_000_000)).toEqual({ reason: 'off' });
    expect(run(machine, 10_000_000)).toEqual({ reason: 'off' });
    expect(timeOf(machine.hart)).toBeGreaterThan(TIME_HZ);
    expect(timeOf(machine.hart)).toBeLessThan(1.02 * TIME_HZ);
  });

  test('does in its first steps what it does in QEMU', () => {
    expect(traceDigest(boot(), GUEST_TRACE.steps)).toBe(GUEST_TRACE.digest);
  });
});

describe('the machine', () => {
  test('is in the same state after three million instructions', () => {
    const machine = boot();
    run(machine, 3_000_000);
    expect(machine.hart.steps).toBe(3_000_000);
    expect(stateOf(machine)).toBe('d7c7fe109140a7c81054258e3fd4e53b6a3b80fa8d10bf37959c2127ef0642fa');
  });

  test('comes to the same state in one go, and in many', () => {
    const [whole, parts] = [boot(), boot()];
    run(whole, 400_000);
    for (let step = 0; step < 20_000; step += 1) run(parts, 1);
    for (let left = 380_000; left > 0; left -= 997) run(parts, Math.min(997, left));
    expect(stateOf(parts)).toBe(stateOf(whole));
    expect(parts.counters).toEqual(whole.counters);
    expect(textOf(parts)).toBe(textOf(whole));
  });

  test('goes on from a snapshot as it went on from there before', () => {
    const machine = boot();
    run(machine, 300_000);
    const snapshot = save(machine);
    const before = stateOf(machine);
    run(machine, 200_000);
    const first = { state: stateOf(machine), text: textOf(machine), counters: structuredClone(machine.counters) };
    restore(machine, snapshot);
    expect(stateOf(machine)).toBe(before);
    run(machine, 200_000);
    expect({ state: stateOf(machine), text: textOf(machine), counters: machine.counters }).toEqual(first);
    // What ran on has not changed the snapshot.
    const other = boot();
    restore(other, snapshot);
    expect(stateOf(other)).toBe(before);
  });

  test('sleeps to a time, and goes on from there as if it had not been stopped', () => {
    const [whole, parts] = [boot({ work: 10, naps: 1 }), boot({ work: 10, naps: 1 })];
    run(whole, Infinity, 500_000);
    for (let time = 250; time <= 500_000; time += 250) {
      run(parts, Infinity, time);
      expect(timeOf(parts.hart)).toBe(time);
    }
    expect(parts.hart.slept).toBeGreaterThan(300_000);
    expect(stateOf(parts)).toBe(stateOf(whole));
  });
});
