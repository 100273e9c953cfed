/** The machine in the place of its record. All of it comes by this module, when somebody asks for it. */
import { bootScreen } from './boot.ts';
import type { Transcript, View } from './data.ts';
import { debugScreen } from './debug.ts';
import './live.css';

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

export const goLive = (options: LiveOptions): Live =>
  options.data.commands.length > 0 ? debugScreen(options) : bootScreen(options);
