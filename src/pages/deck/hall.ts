/** The audience's window, while a speaker controls it from another one. */
import { openBeside } from '../shared/windows.ts';
import { isFullScreen } from '../shared/full-screen.ts';
import { openInk, showInk } from '../shared/ink.ts';
import { formerRun, keepAlive, keepState, keptState } from '../shared/kept.ts';
import { planned } from '../shared/talk.ts';
import { openLink, windowName } from '../shared/link.ts';
import { createPointer, createWaiting, createZoom, zoomFrom } from '../shared/over.ts';
import { stepsOf } from '../shared/steps.ts';
import { formatAddress, type Address } from '../../live/address.ts';
import { timeOfDay } from '../../live/clock.ts';
import { BEAT, openSession, SILENCE, type Session } from '../../live/session.ts';
import { inHall, move, newState, zoomAt, type Change, type Opening, type Point } from '../../live/state.ts';
import { createProjector } from './projector.ts';
import '../style/over.css';

interface HallOptions {
  readonly root: HTMLElement;
  /** The talk's name on this host, see `talkName`. */
  readonly talk: string;
  readonly now: () => Address;
  readonly show: (place: Address) => void;
  readonly isBlack: () => boolean;
  readonly black: () => void;
  /** Shows a message on screen. */
  readonly warn: (text: string) => void;
}

export interface Hall {
  /** To be called after each move and each change of a figure in this window. */
  readonly moved: () => void;
  /** To be called after the screen went black here, or came back. */
  readonly blacked: () => void;
  /** Zooms in on the middle of the slide, or out again. */
  readonly zoom: () => void;
  /** Zooms out. Returns whether the slide was zoomed. */
  readonly unzoom: () => boolean;
  /** Joins a talk, so that a speaker view that opens now begins at this window's place. */
  readonly join: () => void;
  /** Whether a speaker view controls this window. */
  readonly isLed: () => boolean;
  /** The number of open speaker views. */
  readonly speakers: () => number;
  /** Opens the box that corrects a projector's picture. */
  readonly projector: () => void;
}

export function openHall(options: HallOptions): Hall {
  const { root, talk, now, show, isBlack, black } = options;
  const window = windowName();
  const opening = openingOf(root);
  const [pointer, waiting, drawZoom] = [createPointer(root), createWaiting(root), createZoom(root)];
  let isFollowing = false;
  const follow = () => {
    const state = session.state();
    isFollowing = true;
    if (!isSame(inHall(state), now())) show(inHall(state));
    if (state.black !== isBlack()) black();
    isFollowing = false;
    waiting(state.begins);
    drawZoom(state.zoom);
  };
  const session = openHallSession(options, { window, follow, pointer });
  const change = (edit: Change) => {
    session.change(edit);
    follow();
  };
  const zoom = (spot: Point) => {
    change(zoomAt(session.state(), 'hall', spot));
  };
  const speakers = () => session.peers().filter(({ role }) => role === 'speaker').length;
  const isLed = () => speakers() > 0;
  /** Resumes a stored talk, if there is one. A newly opened deck is not zoomed. */
  const join = () => {
    const kept = keptState(talk);
    session.join(kept && { ...kept, black: isBlack(), zoom: null });
    follow();
  };
  zoomFrom(root, ({ target }) => (target instanceof Element ? target.closest('section.present') : undefined), zoom);
  showDrawings(root, talk, window);
  bindWindow(root, session, isLed);
  session.beat();
  goOn(options, { session, join, isLed });
  setInterval(() => {
    if (!isLed()) pointer(null);
  }, SILENCE);

  return {
    moved: () => {
      if (isFollowing || isSame(inHall(session.state()), now())) return;
      change(move(session.state(), 'hall', now(), Date.now(), opening));
    },
    blacked: () => {
      if (!isFollowing && session.state().black !== isBlack()) session.change({ black: isBlack() });
    },
    zoom: () => {
      zoom({ x: 0.5, y: 0.5 });
    },
    unzoom: () => {
      const isZoomed = session.state().zoom !== null;
      if (isZoomed) change({ zoom: null });
      return isZoomed;
    },
    join,
    isLed,
    speakers,
    projector: createProjector(),
  };
}

interface HallSessionOptions {
  /** The name of this window. */
  readonly window: string;
  /** Called after another window changed the state. */
  readonly follow: () => void;
  readonly pointer: (point: Point | null) => void;
}

function openHallSession({ talk, now }: HallOptions, { window, follow, pointer }: HallSessionOptions): Session {
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
    isFullScreen,
    onPointer: pointer,
  });
  return session;
}

/** Shows what is drawn on the slides, in this window or another. */
function showDrawings(root: HTMLElement, talk: string, window: string): void {
  const drawn = openInk(talk, {
    role: 'hall',
    window,
    sectionsOf: (slide) => root.querySelectorAll(`.slides > [id="${CSS.escape(slide)}"]`),
  });
  for (const [slide, strokes] of Object.entries(drawn.ink())) {
    const section = root.querySelector(`.slides > [id="${CSS.escape(slide)}"]`);
    if (section) showInk(section, strokes);
  }
}

function bindWindow(root: HTMLElement, session: Session, isLed: () => boolean): void {
  // Tell the speaker view at once when this window leaves full screen.
  for (const event of ['fullscreenchange', 'resize']) addEventListener(event, session.tell);
  root.addEventListener(
    'click',
    () => {
      if (isLed()) openBeside(root);
    },
    true,
  );
}

interface Joined {
  readonly session: Session;
  readonly join: () => void;
  readonly isLed: () => boolean;
}

/** Resumes a talk whose windows were closed, and keeps it alive. */
function goOn({ talk, warn }: HallOptions, { session, join, isLed }: Joined): void {
  // No speaker view answered in time: resume the stored talk, as this window is the only one left.
  const former = formerRun(talk);
  setTimeout(() => {
    if (keptState(talk)) join();
    // A talk that ended long ago is not resumed by itself; the status line offers it until the next step.
    else if (former && !isLed()) warn(`A run was left at ${timeOfDay(former.alive)}. S: go on with it, or begin anew.`);
  }, BEAT);
  setInterval(() => {
    if (session.isJoined()) keepAlive(talk);
  }, BEAT);
  wakeWhileJoined(session.isJoined);
}

function openingOf(root: HTMLElement): Opening | undefined {
  const first = root.querySelector('.slides > section');
  const [budget] = planned().budgets;
  return first && budget !== undefined ? { id: first.id, budget, steps: stepsOf(first) } : undefined;
}

const isSame = (one: Address, other: Address): boolean => formatAddress(one) === formatAddress(other);

/** Keeps the screen on during a talk (Wake Lock). Browsers release the lock whenever the tab is hidden. */
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
      // Refused, for example because of a low battery. The preflight page reports it.
    }
  };
  document.addEventListener('visibilitychange', () => void hold());
  setInterval(() => void hold(), 10 * BEAT);
}
