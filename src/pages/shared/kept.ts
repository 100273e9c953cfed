/** State that survives a closed or crashed window, in the browser's storage. Where that is forbidden, none does. */
import { KEYS } from '../../contract.ts';
import { goesOn, isFormer, type Kept } from '../../live/former.ts';
import { parseState } from '../../live/message.ts';
import { parseRun, type Run } from '../../live/run.ts';
import type { TalkState } from '../../live/state.ts';
import { recall, remember } from './memory.ts';

export function keepState(talk: string, state: TalkState): void {
  remember(KEYS.state(talk), JSON.stringify({ at: Date.now(), state }));
  keepAlive(talk);
}

/** Records that a window of the talk is alive. A stored state is as old as the last such record. */
export function keepAlive(talk: string): void {
  remember(KEYS.alive(talk), Date.now().toString());
}

/** The saved talk, if it is still going on. */
export function keptTalk(talk: string): Kept | undefined {
  const kept = readKept(recall(KEYS.state(talk)));
  if (!kept) return undefined;
  const whole = { ...kept, alive: Math.max(kept.at, Number(recall(KEYS.alive(talk)) ?? 0) || 0) };
  return goesOn(whole, Date.now()) ? whole : undefined;
}

/** The state of the saved talk, if it is still going on. */
export const keptState = (talk: string): TalkState | undefined => keptTalk(talk)?.state;

/**
 * Sets aside a saved run that must not resume automatically, before a window of the talk begins another.
 *
 * @returns the run that was set aside now or earlier, while its speaker may still want to resume it
 */
export function formerRun(talk: string): Kept | undefined {
  const now = Date.now();
  const kept = readKept(recall(KEYS.state(talk)));
  const alive = kept && Math.max(kept.at, Number(recall(KEYS.alive(talk)) ?? 0) || 0);
  if (kept && alive !== undefined && !goesOn({ ...kept, alive }, now)) {
    if (isFormer({ ...kept, alive }, now)) remember(KEYS.former(talk), JSON.stringify({ ...kept, alive }));
    remember(KEYS.state(talk), '');
  }
  const former = readKept(recall(KEYS.former(talk)));
  return former && isFormer(former, now) ? former : undefined;
}

export function forgetFormer(talk: string): void {
  remember(KEYS.former(talk), '');
}

/** Undefined for text that is not a saved run. */
function readKept(text: string | undefined): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(text === undefined || text === '' ? 'null' : text);
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('state' in kept)) return undefined;
    const state = parseState(kept.state);
    const alive = 'alive' in kept && typeof kept.alive === 'number' ? kept.alive : kept.at;
    return state && typeof kept.at === 'number' && typeof alive === 'number'
      ? { state, at: kept.at, alive }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Saves a run, for comparison with the next one. */
export function keepRun(talk: string, run: Run): void {
  remember(KEYS.run(talk), JSON.stringify(run));
}

export const keptRun = (talk: string): Run | undefined => parseRun(recall(KEYS.run(talk)) ?? '');
