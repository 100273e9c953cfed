/** Connects the speaker's window to the talk, and looks for a previous run that may be resumed. */
import { isFullScreen } from '../shared/full-screen.ts';
import { formerRun, keepState, keptTalk } from '../shared/kept.ts';
import { openLink } from '../shared/link.ts';
import type { SpeakerTalk } from '../shared/talk.ts';
import type { Address } from '../../live/address.ts';
import { isDoubtful, looksFormer, type Kept } from '../../live/former.ts';
import { openSession, type Session } from '../../live/session.ts';
import { newState } from '../../live/state.ts';

interface SpeakerSessionOptions {
  /** The talk's name on this host. */
  readonly name: string;
  /** The name of this window. */
  readonly window: string;
  /** Where a talk begins that is not resumed. */
  readonly start: Address;
  /** Called after another window changed the state. */
  readonly follow: () => void;
  /** Called after each message. */
  readonly heard: () => void;
}

interface SpeakerSession {
  readonly session: Session;
  /** A run that ended some time ago. */
  readonly former: Kept | undefined;
  /** A run that its speaker may think is over: the former one, or the one that was resumed. */
  readonly asked: Kept | undefined;
}

/** Joins the talk in progress, or begins one. */
export function openSpeakerSession({ name, window, start, follow, heard }: SpeakerSessionOptions): SpeakerSession {
  const link = openLink(name, (data) => {
    session.receive(data);
  });
  // The order matters: `formerRun` sets aside a run that is over, so that it is not resumed.
  const former = formerRun(name);
  const kept = keptTalk(name);
  const session = openSession({
    talk: name,
    role: 'speaker',
    window,
    start: kept?.state ?? newState(start, window),
    now: Date.now,
    send: link.send,
    keep: (state) => {
      keepState(name, state);
    },
    follow,
    shows: () => session.state().place,
    isFullScreen,
    heard,
  });
  return { session, former, asked: former ?? (kept && isDoubtful(kept, Date.now()) ? kept : undefined) };
}

/** The run in progress, if it is probably the previous one. */
export function doubtfulRun(session: Session, { slides, slot }: SpeakerTalk): Kept | undefined {
  const state = session.state();
  const at = Date.now();
  return looksFormer(state, slides[0]?.id ?? '', slot, at) ? { state, at, alive: at } : undefined;
}
