/** Opens windows of other editions, and tabs for external links. */
import { talkId } from './addresses.ts';
import { isEnlarged } from './full-screen.ts';

interface Wanted {
  readonly href: string;
  /** The window name by which a second press finds the first window, where windows share a browsing context group. */
  readonly name: string;
  /** How many such windows are sending messages. */
  readonly heard: () => number;
  /** Called with true when the browser seems to have blocked the window, with false if a message arrives after all. */
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

/** The window name of this talk's speaker view, where windows share a browsing context group. */
export const speakerWindow = (): string => `talk-speaker-${talkId()}`;

/** Advice for such a link: browsers open it as a tab of the same window, in front of what was shown there. */
export const DRAG_OUT = 'It comes as a tab of this window: drag the tab out, to a window of its own.';

/** Makes a link open such a window: browsers never block a link that the user follows. */
export function leadToWindow(link: HTMLAnchorElement, name: string): void {
  link.target = isApart() ? '_blank' : name;
  if (isApart()) link.rel = 'noopener';
}

/** Calls back if the current full screen ends soon, as opening a window may cause. */
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

/** Opens external links in a new tab: they must not replace a window that is being presented. */
export function openBeside(root: ParentNode): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
}
