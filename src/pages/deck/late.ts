/** Parts of the deck that are loaded after its first slide: the hall, the boxes over the slides, and the overview. */
import { talkName } from '../shared/addresses.ts';
import type { Command } from '../shared/keyboard.ts';
import type { Sheet } from '../shared/all-slides/sheet.ts';
import { lazily } from '../shared/later.ts';
import type { Choices } from '../shared/settings.ts';
import { NOT_LOADED, type Status } from '../shared/status.ts';
import type { Address } from '../../live/address.ts';
import type { Boxes } from './boxes.ts';
import type { Hall } from './hall.ts';
import type { Deck } from './reveal.ts';

/** Parts that have loaded. */
export interface Loaded {
  hall: Hall | undefined;
  overview: Sheet | undefined;
}

interface LateOptions {
  readonly root: HTMLElement;
  readonly deck: Deck;
  readonly choices: Choices;
  readonly status: Status;
  readonly loaded: Loaded;
  /** The place that this window shows. */
  readonly now: () => Address;
  /** Follows another window to a place. */
  readonly show: (slide: HTMLElement, address: Address) => void;
  readonly commands: () => readonly Command[];
}

/** Each calls back with a part as soon as it has loaded; a failed load is reported. */
export interface Late {
  readonly withHall: (act: (hall: Hall) => void) => void;
  readonly withBoxes: (act: (boxes: Boxes) => void) => void;
  readonly withOverview: (act: (overview: Sheet) => void) => void;
  /** Loads all parts. What fails now is requested again when it is used. */
  readonly loadAhead: () => void;
}

export function createLate({ root, deck, choices, status, loaded, now, show, commands }: LateOptions): Late {
  const warn = (text: string) => {
    status.warn(text);
  };
  const withLoaded =
    <T>(load: () => Promise<T>) =>
    (act: (part: T) => void) => {
      void load().then(act, () => {
        warn(NOT_LOADED);
      });
    };
  /** The first slide needs no connection to other windows. */
  const loadHall = lazily(async () => {
    const { openHall } = await import('./hall.ts');
    const hall = openHall({
      root,
      talk: talkName(),
      now,
      show: (place) => {
        const slide = deck.slides.find(({ id }) => id === place.id);
        if (slide) show(slide, place);
      },
      isBlack: deck.isBlack,
      black: deck.black,
      warn,
    });
    loaded.hall = hall;
    return hall;
  });
  const withHall = withLoaded(loadHall);
  const loadBoxes = lazily(async () => {
    const { createBoxes } = await import('./boxes.ts');
    const join = () => {
      withHall((hall) => {
        hall.join();
      });
    };
    const speakers = () => loaded.hall?.speakers() ?? 0;
    const boxes = createBoxes({ deck, commands: commands(), choices, join, speakers, warn });
    root.after(boxes.bar);
    return boxes;
  });
  const loadOverview = lazily(async () => {
    const { createOverview } = await import('./overview.ts');
    const overview = createOverview(root, deck, choices);
    loaded.overview = overview;
    return overview;
  });
  return {
    withHall,
    withBoxes: withLoaded(loadBoxes),
    withOverview: withLoaded(loadOverview),
    loadAhead: () => {
      for (const load of [loadHall, loadBoxes, loadOverview]) load().catch(() => undefined);
    },
  };
}
