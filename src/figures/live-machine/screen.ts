/** The machine in the place of its record: what the figure knows of it, before it comes. */
import type { Transcript, View } from './data.ts';

export interface Live {
  readonly element: HTMLElement;
  /** Does what a state asks for; the same state a second time is nothing. */
  readonly follow: (view: View) => void;
  /** Stops for good. */
  readonly end: () => void;
}

export interface LiveOptions {
  readonly host: HTMLElement;
  readonly data: Transcript;
  /** As by the hand of a reader. */
  readonly set: (view: View) => void;
  /** What is done when the machine cannot go on. */
  readonly fail: (error: unknown) => void;
}

/** `boot.ts` and `debug.ts` have one each. Both come late, when somebody asks for them. */
export type GoLive = (options: LiveOptions) => Live;
