/** What outlives a window that is closed or crashes, in the browser's storage; where that is forbidden, nothing does. */
import { parseState } from '../live/message.ts';
import { parseRun, type Run } from '../live/run.ts';
import type { TalkState } from '../live/state.ts';
import { recall, remember } from './memory.ts';

/** A talk that nobody has touched for so long is over, and the next one starts anew; in ms. */
const OVER = 2 * 3600 * 1000;

const key = (talk: string) => `talk-state ${talk}`;
const runKey = (talk: string) => `talk-run ${talk}`;

export function keepState(talk: string, state: TalkState): void {
  remember(key(talk), JSON.stringify({ at: Date.now(), state }));
}

/** The state of a talk that is going on, if there is one. */
export function keptState(talk: string): TalkState | undefined {
  try {
    const kept: unknown = JSON.parse(recall(key(talk)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('state' in kept)) return undefined;
    return typeof kept.at === 'number' && Date.now() - kept.at < OVER ? parseState(kept.state) : undefined;
  } catch {
    // What stands there is not JSON, and so not from us.
    return undefined;
  }
}

/** The run before this one, to be compared with. */
export function keepRun(talk: string, run: Run): void {
  remember(runKey(talk), JSON.stringify(run));
}

export const keptRun = (talk: string): Run | undefined => parseRun(recall(runKey(talk)) ?? '');
