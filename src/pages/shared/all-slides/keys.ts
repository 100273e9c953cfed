/** The keys of the overview sheet: move along the slides, move between rows, close. */
import { arrows } from '../arrows.ts';
import { isComposed, nameOf } from '../keys.ts';
import { lastOf, type SpeakerTalk } from '../talk.ts';
import type { Tile } from './tile.ts';

/** Keys of presenters' remotes. */
const THROUGH = ['PageUp', 'PageDown'];

export interface KeyOptions {
  /** Whether letters alone are keys. */
  readonly hasLetters: () => boolean;
  /** Text at the foot of a sheet that only the speaker sees. Such a sheet keeps all keys from the page. */
  readonly note?: string;
  /** Called after a key moved the focus to another slide. */
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
  // A remote closes the sheet and steps: the event goes on to the page.
  if (THROUGH.includes(name)) {
    end();
    return;
  }
  const isKey = name.length > 1 || options.hasLetters();
  const isAnswered = name === 'Escape' || (isKey && name === 'o');
  if (isAnswered) end();
  const way = isKey ? wayOf(name) : undefined;
  if (isAnswered || way) event.preventDefault();
  // Where the audience sees the sheet, the page's own keys still work: black, dark, search.
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

/** The tile that a key moves to: along the slides, or the nearest one in another row. */
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

/** @param tiles those in the direction of the key, the closest first */
function nearest({ holder }: Tile, tiles: readonly Tile[], way: 1 | -1): Tile | undefined {
  const { left, top } = holder.getBoundingClientRect();
  const boxes = tiles.map((tile) => ({ tile, box: tile.holder.getBoundingClientRect() }));
  const row = boxes.find(({ box }) => way * (box.top - top) > 1)?.box.top;
  const [first, ...others] = boxes.filter(({ box }) => row !== undefined && Math.abs(box.top - row) < 1);
  const far = (box: DOMRect) => Math.abs(box.left - left);
  return others.reduce((best, one) => (best && far(best.box) <= far(one.box) ? best : one), first)?.tile;
}
