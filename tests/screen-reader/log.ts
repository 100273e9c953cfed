/** Follows Orca's speech in its debug log. */
import { open } from 'node:fs/promises';

/** `SPEECH OUTPUT: 'page down ' {'established': False}`; `WEB SAY ALL: [link | Skip] 'Skip' (0-4, current: 0)`. */
const SAID = /SPEECH OUTPUT: '([^]*?)' ?\{|WEB SAY ALL: \[.*?\] '(.*?)' \(\d/g;

/** The texts in a piece of the log. */
export const saidIn = (log: string): string[] =>
  [...log.matchAll(SAID)].map(([, text, inAll]) => (text ?? inAll ?? '').trim()).filter((text) => text !== '');

export class SpeechLog {
  readonly #file: string;
  #position = 0;
  #text = '';

  constructor(file: string) {
    this.#file = file;
  }

  /** Forgets what was said so far. */
  async forget(): Promise<void> {
    await this.#read();
    this.#text = '';
  }

  /** What was said since. */
  async said(): Promise<string[]> {
    await this.#read();
    return saidIn(this.#text);
  }

  async #read(): Promise<void> {
    const file = await open(this.#file);
    try {
      const { size } = await file.stat();
      const buffer = Buffer.alloc(size - this.#position);
      await file.read(buffer, 0, buffer.length, this.#position);
      // Only complete lines: a multi-byte character may still be incomplete.
      const end = buffer.lastIndexOf(0x0a) + 1;
      this.#text += buffer.subarray(0, end).toString();
      this.#position += end;
    } finally {
      await file.close();
    }
  }
}
