/** What a speaker can do to the talk: each act is a change of the one state. */
import { isRunning, newClock, pause, set, start } from '../live/clock.ts';
import type { Session } from '../live/session.ts';
import { goBack, hold, move, takeThere, zoomAt, type Change, type Place, type Point } from '../live/state.ts';
import { after, before, lastOf, type SpeakerSlide } from './talk.ts';

export interface Acts {
  readonly go: (place: Place | undefined) => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly black: () => void;
  readonly hold: () => void;
  readonly back: () => void;
  /** Shows the spot large, or the whole slide again. */
  readonly zoom: (spot: Point) => void;
  readonly unzoom: () => void;
  /** @param begins when the talk begins, in ms of the epoch; nothing shows the slide again */
  readonly wait: (begins: number | null) => void;
  readonly clock: () => void;
  /** @param elapsed in ms */
  readonly setClock: (elapsed: number) => void;
  /** Clock and accounts at zero, for another run. */
  readonly anew: () => void;
}

/** @param changed called after each act */
export function createActs(session: Session, slides: readonly SpeakerSlide[], changed: () => void): Acts {
  const state = session.state;
  const change = (edit: Change) => {
    session.change(edit);
    changed();
  };
  const go = (place: Place | undefined) => {
    if (place) change(move(state(), 'speaker', place, Date.now()));
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
      const { clock } = state();
      change({ clock: (isRunning(clock) ? pause : start)(clock, Date.now()) });
    },
    setClock: (elapsed) => {
      change({ clock: set(state().clock, elapsed, Date.now()), entered: elapsed });
    },
    anew: () => {
      change({ clock: newClock, spent: {}, entered: 0 });
    },
  };
}
