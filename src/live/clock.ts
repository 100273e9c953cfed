/** The talk's clock. It is independent of the page's lifetime and plain data: the current time is passed in. */
export interface Clock {
  /** Elapsed time at the last start, pause or set, in ms. */
  readonly elapsed: number;
  /** Start of the current run, in ms since the epoch; missing while paused. */
  readonly since: number | null;
}

export const newClock: Clock = { elapsed: 0, since: null };

/** Elapsed time. If the system clock is set back, none is lost. */
export const elapsedAt = ({ elapsed, since }: Clock, now: number): number =>
  elapsed + (since === null ? 0 : Math.max(0, now - since));

export const isRunning = ({ since }: Clock): boolean => since !== null;

/** Whether the clock was ever started. */
export const isNew = ({ elapsed, since }: Clock): boolean => elapsed === 0 && since === null;

export const start = (clock: Clock, now: number): Clock => ({ elapsed: elapsedAt(clock, now), since: now });

export const pause = (clock: Clock, now: number): Clock => ({ elapsed: elapsedAt(clock, now), since: null });

/** @param elapsed new elapsed time in ms; a running clock keeps running */
export const set = ({ since }: Clock, elapsed: number, now: number): Clock => ({
  elapsed: Math.max(0, elapsed),
  since: since === null ? null : now,
});

/** `+0:15`, `−0:30`, and `0:00` for no difference. */
export const signedTime = (ms: number): string => `${ms >= 1000 ? '+' : ''}${spokenTime(ms)}`;

/** `13:05` in local time. */
export const timeOfDay = (moment: number): string => new Date(moment).toTimeString().slice(0, 5);

/** `4:05`, `1:04:05`, and `−0:30` for negative durations. */
export function spokenTime(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  const text = shown.map((part, index) => (index === 0 ? `${part}` : part.toString().padStart(2, '0'))).join(':');
  return ms < 0 && seconds > 0 ? `−${text}` : text;
}
