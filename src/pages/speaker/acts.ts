/** The speaker's actions; each changes the shared state. */
import type { Address } from '../../live/address.ts';
import { isRunning, newClock, pause, set, start } from '../../live/clock.ts';
import type { Session } from '../../live/session.ts';
import {
  clockAt,
  goBack,
  hold,
  move,
  takeThere,
  zoomAt,
  type Change,
  type Point,
  type TalkState,
} from '../../live/state.ts';
import { after, before, lastOf, type SpeakerSlide } from '../shared/talk.ts';

export interface Acts {
  readonly go: (place: Address | undefined) => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly black: () => void;
  readonly hold: () => void;
  readonly back: () => void;
  /** Zooms in on the spot, or out again. */
  readonly zoom: (spot: Point) => void;
  readonly unzoom: () => void;
  /** @param begins when the talk begins, in ms of the epoch; nothing shows the slide again */
  readonly wait: (begins: number | null) => void;
  readonly clock: () => void;
  /** @param elapsed in ms */
  readonly setClock: (elapsed: number) => void;
  /** Resets the clock and the times of slides, for another run. */
  readonly anew: () => void;
  /** The same, and resets everything to the state before the first step. */
  readonly afresh: () => void;
  /** Resumes a saved state. */
  readonly resume: (state: TalkState) => void;
}

/** @param changed called after each act */
export function createActs(session: Session, slides: readonly SpeakerSlide[], changed: () => void): Acts {
  const state = session.state;
  const change = (edit: Change) => {
    session.change(edit);
    changed();
  };
  const [opening] = slides;
  const go = (place: Address | undefined) => {
    if (place) change(move(state(), 'speaker', place, Date.now(), opening));
  };
  const goTo = (slide: SpeakerSlide | undefined) => {
    go(slide && { id: slide.id, step: 0 });
  };
  return {
    go,
    next: () => {
      go(after(slides, state().place));
    },
    previous: () => {
      go(before(slides, state().place));
    },
    first: () => {
      goTo(slides[0]);
    },
    last: () => {
      goTo(lastOf(slides));
    },
    black: () => {
      change({ black: !state().black });
    },
    hold: () => {
      change(state().held ? takeThere(state(), Date.now()) : hold(state()));
    },
    back: () => {
      change(goBack(state()));
    },
    zoom: (spot) => {
      change(zoomAt(state(), 'speaker', spot));
    },
    unzoom: () => {
      if (state().zoom) change({ zoom: null });
    },
    wait: (begins) => {
      change({ begins });
    },
    clock: () => {
      const now = Date.now();
      const clock = clockAt(state(), now);
      change({ clock: (isRunning(clock) ? pause : start)(clock, now) });
    },
    setClock: (elapsed) => {
      const now = Date.now();
      change({ clock: set(clockAt(state(), now), elapsed, now), entered: elapsed });
    },
    anew: () => {
      change({ clock: newClock, spent: {}, entered: 0 });
    },
    afresh: () => {
      const place = { id: slides[0]?.id ?? state().place.id, step: 0 };
      const seen = { place, held: null, black: false, zoom: null, begins: null };
      change({ ...seen, clock: newClock, spent: {}, entered: 0 });
    },
    resume: (former) => {
      // `session.change` sets the sequence number and the window's name; those of the saved state do not count.
      change(former);
    },
  };
}
