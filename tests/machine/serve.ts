/** Our machine, at a socket where GDB finds it. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Machine } from '../../src/machine/machine.ts';
import { answer, goOn, packet, unpack } from '../../src/machine/rsp.ts';

/** What GDB sends to stop a machine that runs. */
const INTERRUPT = '\x03';

export interface Served {
  end: () => Promise<void>;
}

/** @param where a path, or a port of this machine alone */
export async function serve(machine: Machine, where: string | number): Promise<Served> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    attend(machine, socket);
  });
  server.listen(typeof where === 'string' ? { path: where } : { port: where, host: '127.0.0.1' });
  await once(server, 'listening');
  return {
    async end() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function attend(machine: Machine, socket: Socket): void {
  let received = '';
  let isRunning = false;
  socket.setNoDelay(true);
  const say = (text: string) => {
    isRunning = false;
    socket.write(packet(text), 'latin1');
  };
  const runOn = () => {
    if (!isRunning || socket.destroyed) return;
    const reply = goOn(machine);
    if (reply === undefined) setImmediate(runOn);
    else say(reply);
  };
  socket.on('data', (data) => {
    received += data.toString('latin1');
    if (isRunning && received.includes(INTERRUPT)) say('S02');
    for (let next = unpack(received); next !== undefined; next = unpack(received)) {
      received = next.rest;
      socket.write('+');
      const reply = answer(machine, next.text);
      if (reply !== undefined) say(reply);
      else {
        isRunning = true;
        setImmediate(runOn);
      }
      if (/^[Dk]/.test(next.text)) socket.end();
    }
  });
}
