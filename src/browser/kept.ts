/** What outlives a window that is closed or crashes, in the browser's storage; where that is forbidden, nothing does. */
import { parseState } from '../live/message.ts';
import { parseRun, type Run } from '../live/run.ts';
import type { TalkState } from '../live/state.ts';

/** A talk that nobody has touched for so long is over, and the next one starts anew; in ms. */
const OVER = 2 * 3600 * 1000;

const key = (talk: string) => `talk-state ${talk}`;
const runKey = (talk: string) => `talk-run ${talk}`;

export function keepState(talk: string, state: TalkState): void {
  try {
    localStorage.setItem(key(talk), JSON.stringify({ at: Date.now(), state }));
  } catch {
    // Full or forbidden: the other window still knows.
  }
}

/** The state of a talk that is going on, if there is one. */
export function keptState(talk: string): TalkState | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(talk)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('state' in kept)) return undefined;
    return typeof kept.at === 'number' && Date.now() - kept.at < OVER ? parseState(kept.state) : undefined;
  } catch {
    return undefined;
  }
}

/** The run before this one, to be compared with. */
export function keepRun(talk: string, run: Run): void {
  try {
    localStorage.setItem(runKey(talk), JSON.stringify(run));
  } catch {
    // It can still be saved as a file.
  }
}

export function keptRun(talk: string): Run | undefined {
  try {
    return parseRun(localStorage.getItem(runKey(talk)) ?? '');
  } catch {
    return undefined;
  }
}
