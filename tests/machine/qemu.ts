/** QEMU, stopped before its first instruction, and controlled through its GDB port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { MACHINE } from '../../src/machine/hart.ts';
import { RAM_BASE } from '../../src/machine/memory.ts';
import { word } from '../../src/machine/rsp.ts';
import { Asker } from './asker.ts';

/** The extensions that our machine does not have are switched off. */
const ARGUMENTS = '-M virt -cpu rv32,a=false,c=false,f=false,d=false -display none -monitor none -serial null -S'.split(
  ' ',
);

/** QEMU's number for the mode, where there are neither floating-point nor vector registers. */
const MODE = 33;

/** Bytes of memory in one packet. */
const PART = 1024;

/** QEMU, and what of it can be set and seen. */
export interface Qemu {
  /** The registers x0 to x31, and pc, signed. */
  registers: () => Promise<Int32Array>;
  setRegisters: (values: Int32Array) => Promise<void>;
  memory: (address: number, length: number) => Promise<Uint8Array>;
  mode: () => Promise<number>;
  /** Puts it into machine mode, whatever it was in. */
  setMachineMode: () => Promise<void>;
  setMemory: (address: number, bytes: Uint8Array) => Promise<void>;
  step: () => Promise<void>;
  end: () => Promise<void>;
}

/** Where it can be asked, until `end`. */
export async function startQemu(
  image: Uint8Array,
  more: readonly string[] = [],
): Promise<{ socket: string; end: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'qemu-'));
  const file = path.join(folder, 'guest.bin');
  const socket = path.join(folder, 'gdb');
  await writeFile(file, image);
  const chardev = ['-chardev', `socket,path=${socket},server=on,wait=off,id=gdb`, '-gdb', 'chardev:gdb'];
  const child = spawn('qemu-system-riscv32', [...ARGUMENTS, '-bios', file, ...chardev, ...more], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (data) => {
    words += String(data);
  });
  await once(child, 'spawn');
  while (!existsSync(socket)) {
    if (child.exitCode !== null) throw new Error(`QEMU has ended at once: ${words}`);
    await wait(20);
  }
  return { socket, end: () => endOf(child, folder) };
}

async function endOf(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    child.kill();
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
}

/** Attached, and past the few instructions of its own with which QEMU begins. */
export async function attachQemu(image: Uint8Array): Promise<Qemu> {
  const { socket, end } = await startQemu(image);
  const asker = await Asker.to(socket);
  const expectOk = async (text: string) => {
    const answer = await asker.ask(text);
    if (answer !== 'OK') throw new Error(`QEMU answers ${answer} to ${text.slice(0, 40)}`);
  };
  const qemu: Qemu = {
    async registers() {
      const bytes = Buffer.from(await asker.ask('g'), 'hex');
      return Int32Array.from({ length: 33 }, (_, index) => bytes.readInt32LE(4 * index));
    },
    setRegisters: (values) => expectOk(`G${Array.from(values, word).join('')}`),
    async memory(address, length) {
      const parts: Buffer[] = [];
      for (let at = 0; at < length; at += PART) {
        const part = await asker.ask(`m${(address + at).toString(16)},${Math.min(PART, length - at).toString(16)}`);
        parts.push(Buffer.from(part, 'hex'));
      }
      return Buffer.concat(parts);
    },
    mode: async () => Buffer.from(await asker.ask(`p${MODE.toString(16)}`), 'hex').readInt32LE(),
    setMachineMode: () => expectOk(`P${MODE.toString(16)}=${word(MACHINE)}`),
    async setMemory(address, bytes) {
      for (let at = 0; at < bytes.length; at += PART) {
        const part = Buffer.from(bytes.subarray(at, at + PART));
        await expectOk(`M${(address + at).toString(16)},${part.length.toString(16)}:${part.toString('hex')}`);
      }
    },
    async step() {
      await asker.ask('s');
    },
    async end() {
      asker.end();
      await end();
    },
  };
  // A client must read the list of registers before it can set a single one.
  await asker.ask('qXfer:features:read:target.xml:0,ffb');
  for (let steps = 0; ((await qemu.registers())[32] ?? 0) >>> 0 !== RAM_BASE; steps += 1) {
    if (steps > 20) throw new Error('QEMU does not come to the image.');
    await qemu.step();
  }
  return qemu;
}
