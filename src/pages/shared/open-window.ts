/** Windows that one edition opens for another. */
import { talkId } from './editions.ts';
import { isEnlarged } from './full-screen.ts';

interface Wanted {
  readonly href: string;
  /** By which a second press finds the first window again, where windows know each other. */
  readonly name: string;
  /** How many such windows are heard. */
  readonly heard: () => number;
  /** Called with true when the browser seems to have kept the window closed, and with false when it is heard after all. */
  readonly blocked: (isBlocked: boolean) => void;
}

/**
 * How long a new window may take until it is heard, in ms. One that came to the front has taken the focus from this one,
 * and is then only slow.
 */
const PATIENCE = { here: 1500, away: 10_000 } as const;
const GLANCE = 100;

const FEATURES = 'popup,width=1280,height=800';

/**
 * Whether windows reach each other without one having opened the other. Files from a disk do not in every browser; there
 * they stay in one process, which a crash of either ends.
 */
export const isApart = (): boolean => location.protocol !== 'file:';

/**
 * Opens a window in a process of its own: when one of the two crashes, the other goes on. A browser does not say whether
 * it has opened such a window, so it is waited for its first word.
 */
export function openWindow({ href, name, heard, blocked }: Wanted): void {
  if (!isApart()) {
    blocked(window.open(href, name, FEATURES) === null);
    return;
  }
  const before = heard();
  const begin = performance.now();
  let isMissed = false;
  window.open(href, '_blank', `${FEATURES},noopener`);
  const timer = setInterval(() => {
    const waited = performance.now() - begin;
    if (heard() > before) {
      clearInterval(timer);
      if (isMissed) blocked(false);
    } else if (!isMissed && waited > (document.hasFocus() ? PATIENCE.here : PATIENCE.away)) {
      isMissed = true;
      blocked(true);
    } else if (waited > 6 * PATIENCE.away) clearInterval(timer);
  }, GLANCE);
}

/** What a speaker view of this talk is called as a window, where windows know each other. */
export const speakerWindow = (): string => `talk-speaker-${talkId()}`;

/** What to do after such a link: browsers open it as a tab of the window that it is in, in front of what was shown there. */
export const DRAG_OUT = 'It comes as a tab of this window: drag the tab out, to a window of its own.';

/** A link that opens such a window: browsers always follow a link that a hand presses. */
export function leadToWindow(link: HTMLAnchorElement, name: string): void {
  link.target = isApart() ? '_blank' : name;
  if (isApart()) link.rel = 'noopener';
}

/** Calls when the full screen ends that is there now, but only as far as a window that is being opened may end it. */
export function whenFullScreenEnds(act: () => void): void {
  if (!isEnlarged()) return;
  const stop = new AbortController();
  const { signal } = stop;
  const look = () => {
    if (isEnlarged()) return;
    stop.abort();
    act();
  };
  for (const event of ['fullscreenchange', 'resize']) addEventListener(event, look, { signal });
  setTimeout(() => {
    stop.abort();
  }, PATIENCE.away);
}
