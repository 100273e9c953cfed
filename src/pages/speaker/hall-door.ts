/** Opens a window for the audience. */
import { formatAddress } from '../../live/address.ts';
import type { Session } from '../../live/session.ts';
import { addressOfEdition, talkId } from '../shared/addresses.ts';
import { isApart, openWindow } from '../shared/windows.ts';
import type { Desk } from './desk.ts';

export interface HallDoor {
  readonly open: () => void;
  /** The same as a link, for when the browser blocks windows. */
  readonly link: () => Desk['door'];
}

/** @param changed called after the browser blocked a window, or opened it after all */
export function createHallDoor(session: Session, changed: () => void): HallDoor {
  let isBlocked = false;
  /** With the place, for a window that cannot receive the speaker's messages. */
  const href = () => addressOfEdition('deck', formatAddress(session.state().place));
  const name = `talk-hall-${talkId()}`;
  const halls = () => session.peers().filter(({ role }) => role === 'hall').length;
  return {
    open: () => {
      openWindow({
        href: href(),
        name,
        heard: halls,
        blocked: (now) => {
          isBlocked = now;
          changed();
        },
      });
    },
    link: () => {
      if (halls() > 0) isBlocked = false;
      return { href: href(), target: isApart() ? '_blank' : name, isBlocked };
    },
  };
}
