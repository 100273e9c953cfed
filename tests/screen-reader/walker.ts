/** Walks through pages by keys, and records the speech. */
import { setTimeout as pause } from 'node:timers/promises';
import { isComplete, problemsOf, type Step, type Walk } from './judge.ts';
import type { SpeechLog } from './log.ts';
import type { Session } from './session.ts';

/** How long is waited for what must be said, in ms: only where it is not said. */
const PATIENCE = 60_000;

/** The same, where a press of the walk has gone wrong already. */
const IMPATIENCE = 5000;

/** The same, until a press is repeated that may have met the focus where it was to go. */
const ANSWER = 3000;

/** How long nothing more is said until a press counts as answered, in ms: a second saying would come within it. */
const QUIET = 700;

export interface Heard {
  readonly step: Step;
  readonly said: readonly string[];
  readonly problems: readonly string[];
}

interface Walker {
  readonly session: Session;
  readonly log: SpeechLog;
  /** Of the site. */
  readonly url: string;
  readonly stop: AbortSignal;
}

export async function walk({ steps }: Walk, walker: Walker): Promise<Heard[]> {
  const all: Heard[] = [];
  for (const step of steps) {
    walker.stop.throwIfAborted();
    const hasFailed = all.some(({ problems }) => problems.length > 0);
    all.push(await take(step, walker, hasFailed ? IMPATIENCE : PATIENCE));
  }
  return all;
}

async function take(step: Step, { session, log, url }: Walker, patience: number): Promise<Heard> {
  const [verb = '', words = ''] = split(step.does);
  if (verb === 'open') {
    await enterAddressBar({ session, log }, patience);
    await quiet(log);
    await session.type(`${url}${words}`);
    await quiet(log);
  }
  await log.forget();
  if (verb === 'open') await session.press('Return');
  else if (verb === 'type') await session.type(words);
  else await session.press(step.does);
  await until(async () => isComplete(step, spoken(await log.said())), patience);
  const said = spoken(await (step.isEndless ? log.said() : quiet(log)));
  return { step, said, problems: problemsOf(step, said) };
}

/** Until Orca has said that the focus is there: what is typed before is lost. */
async function enterAddressBar({ session, log }: Pick<Walker, 'session' | 'log'>, patience: number): Promise<void> {
  const isThere = async () => (await log.said()).some((text) => text.includes('address combo box'));
  const late = performance.now() + patience;
  for (;;) {
    await log.forget();
    await session.press('ctrl+l');
    await until(isThere, ANSWER);
    if ((await isThere()) || performance.now() > late) return;
    // Where the focus was there already, as when Firefox begins, nothing is said: out of it, and once more.
    await session.press('F6');
  }
}

/** Until the timeout: what is missing then is reported. */
async function until(isSo: () => Promise<boolean>, patience: number): Promise<void> {
  const late = performance.now() + patience;
  while (!(await isSo()) && performance.now() < late) await pause(50);
}

const split = (does: string): readonly string[] => /^(open|type) ?(.*)$/.exec(does)?.slice(1) ?? [];

/** What was said, when nothing more comes. */
async function quiet(log: SpeechLog): Promise<string[]> {
  let said = await log.said();
  let since = performance.now();
  while (performance.now() - since < QUIET) {
    await pause(50);
    const now = await log.said();
    if (now.length > said.length) since = performance.now();
    said = now;
  }
  return said;
}

/** Orca says the key that was pressed, and letters that are typed. */
const KEYS =
  /^(?:page (?:up|down)|(?:left |right )?(?:shift|control|alt)|tab|escape|return|space|slash|home|end|up|down|F\d+|.)$/;

const spoken = (said: readonly string[]): string[] => said.filter((text) => !KEYS.test(text));
