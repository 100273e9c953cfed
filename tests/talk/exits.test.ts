/** The counts on a slide are those of the machine: each row is its kernel, run with that mix of work. */
import { resolve } from 'node:path';
import type { Element, Root } from 'hast';
import { expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { countOf, exitsOf } from '../../src/machine/counters.ts';
import { guestImage, type Mix } from '../../src/machine/guest/guest.ts';
import { SUPERVISOR } from '../../src/machine/hart.ts';
import { newMachine, run, type Machine } from '../../src/machine/machine.ts';
import { isElement, wordsOf } from '../../src/trees.ts';

const SLIDE = 'exits-counted';

/** Instructions of kernel and programs; those of the firmware come on top. */
const INSTRUCTIONS = 1_000_000;

/** No program sleeps, and each message is written to the console. */
function runMix(mix: Partial<Mix>): Machine {
  const machine = newMachine(guestImage({ ...mix, naps: 0, lines: 1 }));
  for (let done = 0; done < INSTRUCTIONS; done = exitsOf(machine.counters).emulated) run(machine, INSTRUCTIONS - done);
  return machine;
}

/** The cells of all rows of the tables in a tree. */
function rowsIn(node: Element | Root): string[][] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return child.tagName === 'tr'
      ? [child.children.filter(isElement).map((cell) => wordsOf(cell).trim())]
      : rowsIn(child);
  });
}

test(`every row of the table of #${SLIDE} is what the machine counts`, async () => {
  const { talk } = await loadTalk(await readSources(resolve('slides'), 'slides'));
  const rendered = talk?.slides.find(({ slide }) => slide.id === SLIDE);
  if (!rendered) throw new Error('There is no such slide.');
  const [head, ...rows] = rowsIn(rendered.body);
  expect(head?.slice(2)).toEqual(['Software emulation', 'Trap and emulate', 'Hardware assistance']);
  const counted = rows.map(([rounds = '', console = '']) => {
    const { counters } = runMix({ work: Number(rounds.replaceAll(',', '')), isParavirtual: console === 'paravirtual' });
    const { emulated, trapAndEmulate, hardwareAssisted } = exitsOf(counters);
    return [
      rounds,
      console,
      ...[emulated, trapAndEmulate, hardwareAssisted].map((count) => count.toLocaleString('en')),
    ];
  });
  expect(rows).toEqual(counted);
  expect(new Set(rows.map(([, console]) => console))).toEqual(new Set(['serial port', 'paravirtual']));
});

test('the notes of it are right: two exits for each letter through the port, and a call for each line', () => {
  const port = runMix({ work: 0 });
  expect(countOf(port.counters, SUPERVISOR, 'serial')).toBe(2 * port.serial.sent.length);
  expect(countOf(port.counters, SUPERVISOR, 'serial')).toBeGreaterThan(0.9 * exitsOf(port.counters).hardwareAssisted);
  const calls = runMix({ work: 0, isParavirtual: true });
  expect(countOf(calls.counters, SUPERVISOR, 'serial')).toBe(0);
  const lines = calls.serial.sent.filter((byte) => byte === 0x0a).length;
  expect(exitsOf(calls.counters).hardwareAssisted).toBeLessThan(2 * lines);
});
