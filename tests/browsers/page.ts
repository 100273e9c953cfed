import { setTimeout as pause } from 'node:timers/promises';
import { textsOf } from '../../src/check/pdf/text.ts';
import type { Window } from './driver.ts';

/** Keys without a letter, as WebDriver calls them. */
export const keys: ReadonlyMap<string, string> = new Map([
  ['Escape', '\uE00C'],
  ['Enter', '\uE007'],
  ['PageUp', '\uE00E'],
  ['PageDown', '\uE00F'],
  ['End', '\uE010'],
  ['Home', '\uE011'],
  ['ArrowLeft', '\uE012'],
  ['ArrowUp', '\uE013'],
  ['ArrowRight', '\uE014'],
  ['ArrowDown', '\uE015'],
]);

/** Timeout for the page to reach a state, in ms. */
const SOON = 15_000;

/** A window and the site in it, in the words of the checks. */
export class Page {
  readonly #window: Window;
  readonly #site: string;

  constructor(window: Window, site: string) {
    this.#window = window;
    this.#site = site;
  }

  get id(): string {
    return this.#window.id;
  }

  /** Loads a page of the site anew, even when only the part behind the `#` is another. */
  async open(path: string): Promise<void> {
    await this.#window.goto(`${this.#site}blank.html`);
    await this.#window.goto(this.#site + path);
  }

  /** Runs a function in the page. It must not use anything outside of it; arguments and result are JSON. */
  async evaluate<Result>(read: () => Result | Promise<Result>): Promise<Result>;
  async evaluate<Result, Input>(read: (input: Input) => Result | Promise<Result>, input: Input): Promise<Result>;
  async evaluate<Result>(read: (input?: unknown) => Result | Promise<Result>, input: unknown = null): Promise<Result> {
    const call = `(${read.toString()})(${JSON.stringify(input)})`;
    const answer: unknown = JSON.parse(
      await this.#window.run(`(async () => JSON.stringify((await ${call}) ?? null))()`),
    );
    return answer as Result;
  }

  /** Waits until the page has the wanted state; otherwise reports the state that it has. */
  async until<Result>(what: string, wanted: Result, read: () => Result | Promise<Result>): Promise<void> {
    const giveUp = Date.now() + SOON;
    let found = await this.evaluate(read);
    while (found !== wanted) {
      if (Date.now() > giveUp) throw new Error(`${what}: ${String(found)} instead of ${String(wanted)}`);
      await pause(30);
      found = await this.evaluate(read);
    }
  }

  /** Presses a key, or several one after the other. */
  async press(...names: readonly string[]): Promise<void> {
    const actions = names.flatMap((name) => {
      const value = keys.get(name) ?? name;
      return [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
    });
    await this.#window.perform({ type: 'key', id: 'keyboard', actions });
  }

  /** Clicks on a point of the window. */
  async click({ x, y }: { readonly x: number; readonly y: number }): Promise<void> {
    const actions = [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.#window.perform({ type: 'pointer', id: 'mouse', actions });
  }

  resize(width: number, height: number): Promise<void> {
    return this.#window.resize(width, height);
  }

  photograph(): Promise<Buffer> {
    return this.#window.photograph();
  }

  /** Text of each page of what the browser's own Print makes, without white space; nothing where it cannot be asked. */
  async print(): Promise<string[] | undefined> {
    const bytes = await this.#window.print?.();
    return bytes && (await textsOf(bytes)).map((text) => text.replace(/\s+/g, ''));
  }

  close(): Promise<void> {
    return this.#window.close();
  }
}
