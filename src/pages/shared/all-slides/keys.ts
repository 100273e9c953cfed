/** The keys of the sheet: along the slides, to another row, and away. */
import { arrows } from '../arrows.ts';
import { isComposed, nameOf } from '../keys.ts';
import { lastOf, type SpeakerTalk } from '../talk.ts';
import type { Tile } from './tile.ts';

/** Keys of presenters' remotes. */
const THROUGH = ['PageUp', 'PageDown'];

export interface KeyOptions {
  /** Whether letters alone are keys. */
  readonly hasLetters: () => boolean;
  /** Nobody else sees it: what it says at its foot, and all keys stay in it. */
  readonly note?: string;
  /** Called when the keys have gone to another slide. */
  readonly onMove?: (id: string) => void;
}

interface Keyed {
  readonly options: KeyOptions;
  readonly end: () => void;
  readonly talk: SpeakerTalk;
  readonly tiles: readonly Tile[];
  readonly goTo: (tile: Tile) => void;
}

export function answerKey(event: KeyboardEvent, { options, end, talk, tiles, goTo }: Keyed): void {
  const name = nameOf(event) ?? '';
  if (isComposed(event)) return;
  // A remote steps all the same, in the page.
  if (THROUGH.includes(name)) {
    end();
    return;
  }
  const isKey = name.length > 1 || options.hasLetters();
  const isAnswered = name === 'Escape' || (isKey && name === 'o');
  if (isAnswered) end();
  const way = isKey ? wayOf(name) : undefined;
  if (isAnswered || way) event.preventDefault();
  // Where others see it, the page's own keys work: black, dark, search.
  if (isAnswered || way || options.note !== undefined) event.stopPropagation();
  const to = way && tileFrom(way, tiles, talk);
  if (!to) return;
  goTo(to);
  options.onMove?.(to.slide.id);
}

type Way = 'onward' | 'back' | 'down' | 'up' | 'first' | 'last';

function wayOf(name: string): Way | undefined {
  const { onward, back } = arrows();
  const keys: Readonly<Record<Way, readonly string[]>> = {
    onward: [...onward, 'n'],
    back: [...back, 'p'],
    down: ['ArrowDown', 'j'],
    up: ['ArrowUp', 'k'],
    first: ['Home'],
    last: ['End'],
  };
  return (['onward', 'back', 'down', 'up', 'first', 'last'] as const).find((way) => keys[way].includes(name));
}

/** Where a key leads: along the slides, or to the nearest of another row. */
function tileFrom(way: Way, tiles: readonly Tile[], { slides }: SpeakerTalk): Tile | undefined {
  const at = tiles.findIndex(({ button: one }) => one === document.activeElement);
  const here = tiles[at];
  switch (way) {
    case 'first':
      return tiles[0];
    case 'last':
      return tiles.find(({ slide }) => slide === lastOf(slides));
    case 'onward':
      return here && tiles[at + 1];
    case 'back':
      return here && tiles[at - 1];
    case 'down':
      return here && nearest(here, tiles.slice(at + 1), 1);
    case 'up':
      return here && nearest(here, tiles.slice(0, at).reverse(), -1);
  }
}

/** @param tiles those on the way, the next first */
function nearest({ holder }: Tile, tiles: readonly Tile[], way: 1 | -1): Tile | undefined {
  const { left, top } = holder.getBoundingClientRect();
  const boxes = tiles.map((tile) => ({ tile, box: tile.holder.getBoundingClientRect() }));
  const row = boxes.find(({ box }) => way * (box.top - top) > 1)?.box.top;
  const [first, ...others] = boxes.filter(({ box }) => row !== undefined && Math.abs(box.top - row) < 1);
  const far = (box: DOMRect) => Math.abs(box.left - left);
  return others.reduce((best, one) => (best && far(best.box) <= far(one.box) ? best : one), first)?.tile;
}
