/** What the parts of the speaker's desk are rendered from: the state, the time, and the actions. */
import type { Kept } from '../../live/former.ts';
import type { Pace } from '../../live/pace.ts';
import type { Peer } from '../../live/session.ts';
import type { TalkState } from '../../live/state.ts';
import type { SpeakerTalk } from '../shared/talk.ts';
import type { InkTrouble } from './pen.ts';

export interface Desk {
  readonly talk: SpeakerTalk;
  readonly state: TalkState;
  readonly pace: Pace;
  readonly peers: readonly Peer[];
  /** In ms of the epoch. */
  readonly now: number;
  readonly isPenHeld: boolean;
  /** Whether the slides are hidden, and only notes and time are shown. */
  readonly isNotesAlone: boolean;
  readonly inkTrouble: InkTrouble;
  /** The link to an audience window, for when the browser blocks opening one. */
  readonly door: { readonly href: string; readonly target: string; readonly isBlocked: boolean };
  /** A run that may be the previous one: the speaker decides whether to resume it. */
  readonly asked: Kept | undefined;
  readonly press: Readonly<
    Record<
      | 'goOn'
      | 'beginAnew'
      | 'previous'
      | 'next'
      | 'black'
      | 'clock'
      | 'begin'
      | 'set'
      | 'run'
      | 'hold'
      | 'back'
      | 'hall'
      | 'pen'
      | 'undo'
      | 'wipe'
      | 'clear'
      | 'saveInk'
      | 'layout'
      | 'jump'
      | 'overview'
      | 'help'
      | 'larger'
      | 'smaller',
      () => void
    >
  >;
}
