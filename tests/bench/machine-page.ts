/** What a page does with the machine, as the bench measures it there. */
import { facts } from '../../src/machine/guest/built/facts.ts';
import { guestImage } from '../../src/machine/guest/guest.ts';
import { newMachine, run } from '../../src/machine/machine.ts';
import { setBreakpoint } from '../../src/machine/points.ts';

const INSTRUCTIONS = 20_000_000;

const BANNER = /^A small kernel.*\n/;

const sentBy = ({ serial }: ReturnType<typeof newMachine>): string => String.fromCharCode(...serial.sent);

/** Instructions until the guest has sent its first line. */
export function bannerSteps(): number {
  const machine = newMachine(guestImage());
  while (!BANNER.test(sentBy(machine))) run(machine, 1);
  return machine.hart.steps;
}

/** In ms: a new machine, to its first line. */
export function timeToBanner(): number {
  const start = performance.now();
  const machine = newMachine(guestImage());
  while (!BANNER.test(sentBy(machine))) run(machine, 1000);
  return performance.now() - start;
}

/** Millions of instructions a second, with a breakpoint where the guest never comes by. */
export function speed(): number {
  const machine = newMachine(guestImage());
  setBreakpoint(machine.points, facts.labels['m_off'] ?? 0, true);
  run(machine, 1_000_000);
  const start = performance.now();
  run(machine, INSTRUCTIONS);
  return INSTRUCTIONS / 1000 / (performance.now() - start);
}
