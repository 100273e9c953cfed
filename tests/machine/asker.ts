/** GDB's side of its remote protocol: a client of a server at a socket. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { packet, unpack } from '../../src/machine/rsp.ts';

export class Asker {
  readonly #socket: Socket;
  #received = '';
  #wake: () => void = () => undefined;
  #isOver = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (data) => {
      this.#received += String(data);
      this.#wake();
    });
    socket.on('close', () => {
      this.#isOver = true;
      this.#wake();
    });
  }

  static async to(path: string): Promise<Asker> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new Asker(socket);
  }

  async ask(text: string): Promise<string> {
    this.#socket.write(packet(text));
    for (;;) {
      const answer = unpack(this.#received);
      if (answer !== undefined) {
        this.#received = answer.rest;
        this.#socket.write('+');
        return answer.text;
      }
      if (this.#isOver) throw new Error(`The other side is gone, and has not answered ${text}.`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  end(): void {
    this.#socket.destroy();
  }
}
