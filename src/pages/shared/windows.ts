/** Windows that one edition opens for another, and tabs for what is elsewhere. */
import { talkId } from './addresses.ts';
import { isEnlarged } from './full-screen.ts';

interface Wanted {
  readonly href: string;
  /** The window name by which a second press finds the first window, where windows share a browsing context group. */
  readonly name: string;
  /** How many such windows are heard. */
  readonly heard: () => number;
  /** Called with true when the browser seems to have kept the window closed, and with false when it is heard after all. */
  readonly blocked: (isBlocked: boolean) => void;
}

/**
 * Time for a new window to send its first message, in ms. If this page has lost the focus meanwhile, the window is open
 * and only slow.
 */
const PATIENCE = { here: 1500, away: 10_000 } as const;
const GLANCE = 100;

const FEATURES = 'popup,width=1280,height=800';

/**
 * Whether windows can talk without an opener. Files on disk cannot in every browser; there they share a process, and a
 * crash of either ends both.
 */
export const isApart = (): boolean => location.protocol !== 'file:';

/**
 * Opens a window with `noopener`, in a process of its own, so that a crash of one leaves the other alive. The browser
 * does not tell whether it was blocked, so its first message is awaited.
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

/** A link that opens such a window: browsers never block a link that the user follows. */
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

/** Opens external links in a new tab: a window that somebody presents with must not be replaced. */
export function openBeside(root: ParentNode): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
}
