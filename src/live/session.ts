/**
 * A window's part in a running talk: it holds the state, broadcasts it, and adopts newer ones. Pure: time, page and
 * network are passed in.
 */
import { VERSION, parseMessage, type Message } from './message.ts';
import { isNewer, type Change, type Place, type Point, type TalkState } from './state.ts';

/** Another window that lives. */
export interface Peer {
  readonly window: string;
  readonly role: Message['role'];
  readonly shows: Place;
  readonly isFullScreen: boolean;
  /** When it was last heard, in ms of the epoch. */
  readonly at: number;
}

interface Parts {
  readonly talk: string;
  readonly role: Message['role'];
  /** A name that no other window has. */
  readonly window: string;
  readonly start: TalkState;
  readonly now: () => number;
  readonly send: (message: Message) => void;
  /** Called with each new state, whoever made it. */
  readonly keep: (state: TalkState) => void;
  /** Called when another window's state has become ours. */
  readonly follow: (state: TalkState) => void;
  /** What this window shows. */
  readonly shows: () => Place;
  readonly isFullScreen: () => boolean;
  /** Called with each message of ours, after it was followed: a peer may be new, or show something else. */
  readonly heard?: () => void;
  readonly onPointer?: (pointer: Point | null) => void;
}

export interface Session {
  readonly state: () => TalkState;
  /** Whether this window is part of a talk that a speaker gives. A hall alone is a reader, and keeps to itself. */
  readonly isJoined: () => boolean;
  readonly change: (change: Change) => void;
  /** Becomes part of a talk: with a state that was kept, or with the own one. */
  readonly join: (kept?: TalkState) => void;
  /** Tells the others how things stand, and asks them. */
  readonly beat: () => void;
  /** Tells the others how things stand, and asks nothing. */
  readonly tell: () => void;
  readonly point: (pointer: Point | null) => void;
  /** @param data whatever came: nothing is known of it */
  readonly receive: (data: unknown) => void;
  /** Windows heard of in the last seconds. */
  readonly peers: () => Peer[];
}

/** After so many ms of silence another window counts as gone: three beats, and one that is late. */
export const SILENCE = 3500;
export const BEAT = 1000;

export function openSession(parts: Parts): Session {
  const { talk, role, window, now } = parts;
  let state = parts.start;
  let pointer: Point | null = null;
  const peers = new Map<string, Peer>();

  /** Of two states that were made at the same moment the speaker's is the newer one, as it comes later in the alphabet. */
  const from = `${role} ${window}`;

  const isJoined = () => role === 'speaker' || state.sequence > 0;
  const send = (asks: boolean) => {
    const [shows, isFullScreen] = [parts.shows(), parts.isFullScreen()];
    parts.send({ version: VERSION, talk, role, window, asks, state, shows, isFullScreen, pointer });
  };
  const adopt = (next: TalkState) => {
    state = next;
    parts.keep(state);
  };
  const change = (edit: Change) => {
    if (!isJoined()) {
      state = { ...state, ...edit };
      return;
    }
    adopt({ ...state, ...edit, sequence: state.sequence + 1, from });
    send(false);
  };
  const join = (kept?: TalkState) => {
    if (state.sequence > 0) return;
    const { place } = state;
    adopt({ ...(kept ?? state), place, held: null, sequence: (kept?.sequence ?? 0) + 1, from });
    send(false);
  };

  const receive = (data: unknown) => {
    const message = parseMessage(data);
    if (message?.talk !== talk || message.window === window) return;
    const { shows, isFullScreen } = message;
    peers.set(message.window, { window: message.window, role: message.role, shows, isFullScreen, at: now() });
    believe(message);
    parts.heard?.();
  };

  const believe = (message: Message) => {
    // Two readers' tabs must not follow each other: an audience's window follows speaker views only, and a speaker view
    // tells one such window of the other.
    if (role === 'hall' && message.role === 'hall') return;
    if (!isJoined() && message.state.sequence === 0) join();
    if (message.role === 'speaker') parts.onPointer?.(message.pointer);
    if (isNewer(message.state, state)) {
      adopt(message.state);
      parts.follow(state);
      // A speaker tells one hall of the other; a hall says at once that it has come to where the speaker is.
      if (message.role === 'hall' || role === 'hall') send(false);
    } else if (message.asks || isNewer(state, message.state)) {
      send(false);
    }
  };

  return {
    state: () => state,
    isJoined,
    change,
    join,
    beat: () => {
      send(true);
    },
    tell: () => {
      send(false);
    },
    point: (next) => {
      pointer = next;
      send(false);
    },
    receive,
    peers: () => [...peers.values()].filter(({ at }) => now() - at < SILENCE),
  };
}
