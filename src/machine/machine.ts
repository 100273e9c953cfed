/**
 * A small RISC-V computer: RV32IM with machine, supervisor and user mode, a timer, a serial port and a power switch.
 * It is not QEMU, and what it runs is not NetBSD and not amd64: machine and guest are our own, and `sys_open` and
 * `struct mbuf` in the guest are only namesakes of NetBSD's.
 *
 * It is deterministic: its clock ticks once per instruction, and all input is explicit.
 */
import type { Core, Stop } from './core.ts';
import { copyCounters, countInstructions, newCounters, type Counters } from './counters.ts';
import { newSerialState, serial } from './devices/serial.ts';
import { alarmOf, newTimerState, timer } from './devices/timer.ts';
import { power } from './devices/power.ts';
import { execute, type Passes } from './execute.ts';
import { copyHart, newHart, timeOf, type Hart } from './hart.ts';
import { newMemory, poke, RAM_BASE } from './memory.ts';
import { newPoints } from './points.ts';
import { isAwoken, takeInterrupt } from './traps.ts';

export type Machine = Core;

/** @param image loaded at the start of the memory, where execution begins */
export function newMachine(image: Uint8Array): Machine {
  const clock = newTimerState();
  const port = newSerialState();
  const button = { isOff: false };
  const memory = newMemory([
    { base: 0x00100000, size: 0x1000, device: power(button) },
    { base: 0x02000000, size: 0x10000, device: timer(clock) },
    { base: 0x10000000, size: 0x100, device: serial(port) },
  ]);
  if (!poke(memory, RAM_BASE, image)) throw new RangeError('The image is larger than the memory.');
  return {
    hart: newHart(RAM_BASE),
    memory,
    timer: clock,
    serial: port,
    power: button,
    points: newPoints(),
    counters: newCounters(),
    isMasked: false,
    isChanged: false,
    stop: undefined,
  };
}

/**
 * Continues, ignoring a breakpoint at the current instruction and the watchpoint that stopped it there.
 *
 * @param limit maximum number of instructions
 * @param until the time, in ticks, at which to stop, asleep or not
 */
export function run(machine: Machine, limit: number, until = Infinity): Stop {
  const { hart } = machine;
  const last = hart.steps + limit;
  const start = hart.pc;
  let passes: Passes | undefined = { breakpoint: true, watchpoint: machine.stop?.reason === 'watchpoint' };
  machine.stop = undefined;
  for (;;) {
    const stop = stopOf(machine, last, until);
    if (stop !== undefined) {
      machine.stop = stop;
      countInstructions(machine.counters, hart.mode, hart.steps);
      return stop;
    }
    if (!machine.isMasked) takeInterrupt(machine);
    machine.isChanged = false;
    const isFirst = passes !== undefined && hart.pc === start;
    execute(machine, isFirst ? 1 : sliceOf(machine, last, until), isFirst ? passes : undefined);
    passes = undefined;
  }
}

/** Whether the machine must or may stop. Advances the clock if the guest sleeps. */
function stopOf(machine: Machine, last: number, until: number): Stop | undefined {
  const { hart } = machine;
  if (machine.stop !== undefined) return machine.stop;
  if (machine.power.isOff) return { reason: 'off' };
  if (hart.steps >= last || timeOf(hart) >= until) return { reason: 'limit' };
  if (!hart.isAsleep) return undefined;
  const alarm = Math.min(alarmOf(machine.timer), until);
  if (!isAwoken(machine)) {
    if (alarm === Infinity) return { reason: 'asleep' };
    hart.slept += Math.max(0, alarm - timeOf(hart));
  }
  if (!isAwoken(machine)) return timeOf(hart) >= until ? { reason: 'limit' } : { reason: 'asleep' };
  hart.isAsleep = false;
  return undefined;
}

/** Maximum number of instructions in one go: a small integer is a faster counter. */
const SLICE = 2 ** 30;

/** Number of instructions until the next event of the clock. */
function sliceOf({ hart, timer }: Machine, last: number, until: number): number {
  const time = timeOf(hart);
  const alarm = alarmOf(timer);
  return Math.min(SLICE, last - hart.steps, until - time, alarm > time ? alarm - time : Infinity);
}

/** All state that the guest can observe, and its output; not the breakpoints, which belong to the debugger. */
export interface Snapshot {
  readonly hart: Hart;
  readonly bytes: Uint8Array;
  readonly timer: Machine['timer'];
  readonly serial: Machine['serial'];
  readonly power: Machine['power'];
  readonly counters: Counters;
}

export function save({ hart, memory, timer, serial, power, counters }: Machine): Snapshot {
  const snapshot = {
    hart: newHart(0),
    bytes: memory.bytes.slice(),
    timer: { ...timer },
    serial: copySerial(serial),
    power: { ...power },
    counters: newCounters(),
  };
  copyHart(hart, snapshot.hart);
  copyCounters(counters, snapshot.counters);
  return snapshot;
}

export function restore(machine: Machine, { hart, bytes, timer, serial, power, counters }: Snapshot): void {
  copyHart(hart, machine.hart);
  machine.memory.bytes.set(bytes);
  Object.assign(machine.timer, timer);
  Object.assign(machine.serial, copySerial(serial));
  Object.assign(machine.power, power);
  copyCounters(counters, machine.counters);
  machine.stop = undefined;
}

const copySerial = ({ sent, waiting, kept }: Machine['serial']) => ({
  sent: [...sent],
  waiting: [...waiting],
  kept: [...kept],
});

/** Removes and returns the bytes that the guest has sent. */
export const takeOutput = ({ serial }: Machine): Uint8Array => Uint8Array.from(serial.sent.splice(0));
