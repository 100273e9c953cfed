/** GDB's remote protocol, as far as the tests speak it: `$text#sum`, answered by `+`. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

const sum = (text: string) => Buffer.from(text, 'latin1').reduce((all, byte) => (all + byte) & 0xff, 0);

export const packet = (text: string): string => `$${text}#${sum(text).toString(16).padStart(2, '0')}`;

/** A packet at the start of what has come so far, and what follows it. */
export function unpack(received: string): { text: string; rest: string } | undefined {
  const match = /^\+*\$([^#]*)#[0-9a-f]{2}/i.exec(received);
  return match === null ? undefined : { text: match[1] ?? '', rest: received.slice(match[0].length) };
}

/** A 32-bit number as the protocol has it: its bytes, the lowest first. */
export function word(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes.toString('hex');
}

/** The side that asks. */
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
