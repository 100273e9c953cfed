/** The deck as the hall sees it, while a speaker steers it from another window. */
import { BEAT, openSession, SILENCE } from '../live/session.ts';
import type { Point } from '../live/message.ts';
import { inHall, move, newState, type Place } from '../live/state.ts';
import { formatAddress } from './address.ts';
import { keepState, keptState } from './kept.ts';
import { openLink, windowName } from './link.ts';
import { element } from './panel.ts';

interface Parts {
  /** Address of the deck, without query and hash: the name of the talk on this host. */
  readonly talk: string;
  readonly now: () => Place;
  readonly show: (place: Place) => void;
  readonly isBlack: () => boolean;
  readonly black: () => void;
}

export interface Hall {
  /** After each move and each change of a figure in this window. */
  readonly moved: () => void;
  /** After the screen went black here, or came back. */
  readonly blacked: () => void;
  /** Becomes part of a talk, so that a speaker view that opens now begins where the hall is. */
  readonly join: () => void;
}

export function openHall({ talk, now, show, isBlack, black }: Parts): Hall {
  const window = windowName();
  const pointer = createPointer();
  let isFollowing = false;

  const follow = () => {
    const state = session.state();
    isFollowing = true;
    if (!isSame(inHall(state), now())) show(inHall(state));
    if (state.black !== isBlack()) black();
    isFollowing = false;
  };
  const link = openLink(talk, (data) => {
    session.receive(data);
  });
  const session = openSession({
    talk,
    role: 'hall',
    window,
    start: newState(now(), window),
    now: Date.now,
    send: link.send,
    keep: (state) => {
      keepState(talk, state);
    },
    follow,
    shows: now,
    onPointer: pointer,
  });

  session.beat();
  // A speaker who lives has answered by then. If none does but a talk is going on, this window is what is left of it.
  setTimeout(() => {
    const kept = keptState(talk);
    if (kept && !session.isJoined()) session.join(kept);
  }, BEAT);
  wakeWhileJoined(session.isJoined);
  setInterval(() => {
    if (session.peers().every(({ role }) => role !== 'speaker')) pointer(null);
  }, SILENCE);

  return {
    moved: () => {
      if (isFollowing || isSame(inHall(session.state()), now())) return;
      session.change(move(session.state(), 'hall', now(), Date.now()));
    },
    blacked: () => {
      if (!isFollowing && session.state().black !== isBlack()) session.change({ black: isBlack() });
    },
    join: () => {
      session.join(keptState(talk));
    },
  };
}

const isSame = (one: Place, other: Place): boolean => formatAddress(one) === formatAddress(other);

/** The speaker's pointer, over the slide. */
function createPointer(): (point: Point | null) => void {
  const dot = element('div');
  dot.className = 'pointer';
  dot.hidden = true;
  document.querySelector('.slides')?.append(dot);
  return (point) => {
    dot.hidden = point === null;
    if (!point) return;
    dot.style.setProperty('inset-inline-start', `${(point.x * 100).toString()}%`);
    dot.style.setProperty('inset-block-start', `${(point.y * 100).toString()}%`);
  };
}

/** The screen stays on while a talk is given. Browsers let go of the lock with each look at another tab. */
function wakeWhileJoined(isJoined: () => boolean): void {
  let isHeld = false;
  const hold = async () => {
    if (isHeld || !isJoined() || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      isHeld = true;
      lock.addEventListener('release', () => {
        isHeld = false;
      });
    } catch {
      // A low battery, or a browser that will not; the preflight says so.
    }
  };
  document.addEventListener('visibilitychange', () => void hold());
  setInterval(() => void hold(), 10 * BEAT);
}
