/** Chooses the size of the tiles. */
import { columnsFor, type Room } from './room.ts';

/** Makes the slides as large as possible while all fit on the sheet. Measures one layout, whatever their number. */
export function fit(rows: HTMLElement): void {
  const room = roomOf(rows);
  if (room) rows.style.setProperty('--columns', columnsFor(room).toString());
}

function roomOf(rows: HTMLElement): Room | undefined {
  const [parts, first, thumb] = [[...rows.children], rows.querySelector('.tile'), rows.querySelector('.thumb')];
  const tiles = first?.parentElement;
  const head = tiles?.parentElement?.firstElementChild;
  const last = parts.at(-1);
  if (!first || !thumb || !tiles || !head || !last) return undefined;
  const px = (length: string) => Number.parseFloat(length) || 0;
  const own = getComputedStyle(rows);
  const grid = getComputedStyle(tiles);
  const gap = tiles.getBoundingClientRect().top - head.getBoundingClientRect().bottom;
  return {
    rows: parts.map((part) => ({
      slides: part.querySelectorAll('.tile').length,
      name: part.querySelector('h3')?.getBoundingClientRect().height ?? 0,
    })),
    width: tiles.clientWidth,
    height: rows.clientHeight - px(own.paddingBlockStart) - px(own.paddingBlockEnd),
    gaps: [px(grid.columnGap), px(grid.rowGap)],
    between: parts.length > 1 ? px(getComputedStyle(last).marginBlockStart) : 0,
    caption: first.getBoundingClientRect().height - thumb.getBoundingClientRect().height,
    above: gap >= 0 ? gap : undefined,
  };
}
