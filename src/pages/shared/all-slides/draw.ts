/** Draws the slides in the tiles lazily, as they scroll into view. */
import { loadFigures } from '../figures.ts';
import { copyOf } from '../small.ts';
import { showStep } from '../steps.ts';
import type { Tile } from './tile.ts';

/** Time budget for drawing in one frame, in ms, so that keys keep responding. */
const AT_ONCE = 8;

/** Draws slides on the screen and near it, each after its last step. */
export function drawWhatIsSeen(rows: HTMLElement, tiles: readonly Tile[]): IntersectionObserver {
  const tileWith = new Map<Element, Tile>(tiles.map((tile) => [tile.thumb, tile]));
  const waiting = new Set<Tile>();
  let isDrawing = false;
  const draw = () => {
    const late = performance.now() + AT_ONCE;
    for (const tile of waiting) {
      waiting.delete(tile);
      const section = copyOf(tile.slide.section);
      showStep(section, tile.slide.steps);
      tile.thumb.replaceChildren(section);
      // The deck may not have loaded this slide's figures yet.
      void loadFigures(section);
      if (performance.now() >= late) break;
    }
    isDrawing = rows.isConnected && waiting.size > 0;
    if (isDrawing) requestAnimationFrame(draw);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const tile = tileWith.get(target);
        if (!tile || tile.thumb.childElementCount > 0) continue;
        // Skip tiles that scrolled away before their turn: they would delay the visible ones.
        if (isIntersecting) waiting.add(tile);
        else waiting.delete(tile);
      }
      if (isDrawing) return;
      isDrawing = true;
      requestAnimationFrame(draw);
    },
    { root: rows, rootMargin: '50%' },
  );
  for (const { thumb } of tiles) observer.observe(thumb);
  return observer;
}
