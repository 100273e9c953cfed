/**
 * A window's session in a running talk: holds the state, broadcasts it and adopts newer ones. Pure: time, page and
 * network are injected.
 */
import type { Address } from './address.ts';
import { VERSION, parseMessage, type Message } from './message.ts';
import { isNewer, type Change, type Point, type TalkState } from './state.ts';

/** Another live window. */
export interface Peer {
  readonly window: string;
  readonly role: Message['role'];
  readonly shows: Address;
  readonly isFullScreen: boolean;
  /** Last message, in ms since the epoch. */
  readonly at: number;
}

interface SessionOptions {
  readonly talk: string;
  readonly role: Message['role'];
  /** Unique name of the window. */
  readonly window: string;
  readonly start: TalkState;
  readonly now: () => number;
  readonly send: (message: Message) => void;
  /** Called with each new state, local or remote. */
  readonly keep: (state: TalkState) => void;
  /** Called after a remote state was adopted. */
  readonly follow: (state: TalkState) => void;
  /** What this window currently shows. */
  readonly shows: () => Address;
  readonly isFullScreen: () => boolean;
  /** Called after each valid message was handled: a peer may be new or show something else. */
  readonly heard?: () => void;
  readonly onPointer?: (pointer: Point | null) => void;
}

export interface Session {
  readonly state: () => TalkState;
  /** Whether the window is part of a presented talk. A deck without a speaker view is a reader's and does not broadcast. */
  readonly isJoined: () => boolean;
  readonly change: (change: Change) => void;
  /** Joins a talk, with a saved state or with the current one. */
  readonly join: (kept?: TalkState) => void;
  /** Broadcasts the state and requests replies. */
  readonly beat: () => void;
  /** Broadcasts the state without requesting replies. */
  readonly tell: () => void;
  readonly point: (pointer: Point | null) => void;
  /** @param data unvalidated message */
  readonly receive: (data: unknown) => void;
  /** Windows that sent a message recently. */
  readonly peers: () => Peer[];
}

/** Timeout in ms after which a window counts as gone: three heartbeats, and one that is late. */
export const SILENCE = 3500;
export const BEAT = 1000;

export function openSession(options: SessionOptions): Session {
  const { talk, role, window, now } = options;
  let state = options.start;
  let pointer: Point | null = null;
  const peers = new Map<string, Peer>();

  /** Of two concurrent states the speaker's wins, because its role sorts later. */
  const from = `${role} ${window}`;

  const isJoined = () => role === 'speaker' || state.sequence > 0;
  const send = (asks: boolean) => {
    const [shows, isFullScreen] = [options.shows(), options.isFullScreen()];
    options.send({ version: VERSION, talk, role, window, asks, state, shows, isFullScreen, pointer });
  };
  const adopt = (next: TalkState) => {
    state = next;
    options.keep(state);
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
    options.heard?.();
  };

  const believe = (message: Message) => {
    // Two readers' tabs must not follow each other: an audience window follows speaker views only, and a speaker view
    // relays the state from one audience window to the other.
    if (role === 'hall' && message.role === 'hall') return;
    if (!isJoined() && message.state.sequence === 0) join();
    if (message.role === 'speaker') options.onPointer?.(message.pointer);
    if (isNewer(message.state, state)) {
      adopt(message.state);
      options.follow(state);
      // A speaker view relays to the other halls. A hall confirms at once that it has followed.
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
