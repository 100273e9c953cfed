/** Interface of the live machine, available to the figure before its code loads. */
import type { Transcript, View } from './data.ts';

export interface Live {
  readonly element: HTMLElement;
  /** Applies a state; repeating the same state has no effect. */
  readonly follow: (view: View) => void;
  /** Stops for good. */
  readonly end: () => void;
}

export interface LiveOptions {
  readonly host: HTMLElement;
  readonly data: Transcript;
  /** Sets the state as a user action. */
  readonly set: (view: View) => void;
  /** Called when the machine cannot continue. */
  readonly fail: (error: unknown) => void;
}

/** `boot.ts` and `debug.ts` have one each. Both are loaded on demand. */
export type GoLive = (options: LiveOptions) => Live;
