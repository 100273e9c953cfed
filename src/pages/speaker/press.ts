/** What the buttons of the desk do. */
import { elapsedAt } from '../../live/clock.ts';
import { resumed, type Kept } from '../../live/former.ts';
import { runOf } from '../../live/run.ts';
import type { Session } from '../../live/session.ts';
import { clockAt } from '../../live/state.ts';
import { createSheet } from '../shared/all-slides/sheet.ts';
import { createJump } from '../shared/jump.ts';
import { forgetFormer, keepRun, keptRun } from '../shared/kept.ts';
import type { SpeakerTalk } from '../shared/talk.ts';
import type { Acts } from './acts.ts';
import { createBeginPanel, createClockPanel } from './clock-panels.ts';
import type { Desk } from './desk.ts';
import type { Notes } from './notes.ts';
import type { Pen } from './pen.ts';
import { createRunPanel, save } from './run-panel.ts';

/** The state of this window only. */
export interface OwnState {
  /** A run that its speaker may think is over; the first action here answers whether it is. */
  asked: Kept | undefined;
  isPenHeld: boolean;
  isNotesAlone: boolean;
}

/** Ends the question whether to resume a previous run. */
export function answer(own: OwnState, name: string): void {
  own.asked = undefined;
  forgetFormer(name);
}

interface PressOptions {
  /** The talk's name on this host. */
  readonly name: string;
  readonly talk: SpeakerTalk;
  readonly session: Session;
  readonly acts: Acts;
  readonly pen: Pen;
  readonly own: OwnState;
  /** A run that ended some time ago. */
  readonly former: Kept | undefined;
  /** Opens a window for the audience. */
  readonly hall: () => void;
  readonly notes: Notes;
  /** Opens the box that lists all keys. */
  readonly help: () => void;
  /** Whether letters alone are keys. */
  readonly hasLetters: () => boolean;
  /** Called after a change that is not in the shared state. */
  readonly changed: () => void;
}

export function pressesOf(options: PressOptions): Desk['press'] {
  const { name, talk, session, acts, pen, own, former, hall, notes, help, hasLetters, changed } = options;
  const { slides } = talk;
  const thisRun = () => runOf(session.state(), slides, Date.now());
  const keepThisRun = () => {
    const run = thisRun();
    if (run.slides.some(({ real }) => real > 0)) keepRun(name, run);
  };
  const openRun = createRunPanel(new Map(slides.map(({ id, number }) => [id, number])));
  const openBegin = createBeginPanel(acts.wait);
  const openClock = createClockPanel(acts.setClock, () => {
    keepThisRun();
    acts.anew();
  });
  const go = (id: string) => {
    acts.go({ id, step: 0 });
  };
  const { previous, next, black, clock, hold, back } = acts;
  const { undo, wipe, clear } = pen;
  return {
    ...{ previous, next, black, clock, hold, back, undo, wipe, clear, hall, help },
    jump: createJump(slides, go),
    overview: createSheet({
      talk: () => talk,
      here: () => session.state().place.id,
      hasLetters,
      note: 'The audience does not see this.',
      onChoose: go,
    }).open,
    larger: () => {
      notes.resize(1);
    },
    smaller: () => {
      notes.resize(-1);
    },
    layout: () => {
      own.isNotesAlone = !own.isNotesAlone;
      changed();
    },
    goOn: () => {
      if (own.asked && own.asked === former) acts.resume(resumed(former, Date.now()));
      else answer(own, name);
      changed();
    },
    beginAnew: () => {
      keepThisRun();
      acts.afresh();
    },
    pen: () => {
      own.isPenHeld = pen.toggle();
      changed();
    },
    saveInk: () => {
      save('drawings.json', 'application/json', `${JSON.stringify(pen.ink())}\n`);
    },
    begin: () => {
      openBegin(session.state().begins);
    },
    set: () => {
      const now = Date.now();
      openClock(elapsedAt(clockAt(session.state(), now), now));
    },
    run: () => {
      openRun(thisRun(), keptRun(name));
    },
  };
}
