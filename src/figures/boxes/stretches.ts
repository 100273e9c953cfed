/** Lines over boxes: which kind of box each piece of them lies over. */
import { distance, unique, type Place, type Point } from './geometry.ts';
import type { Kind } from './model.ts';

/** A piece of a line over one kind of box, or over none. */
export interface Stretch {
  readonly from: Point;
  readonly to: Point;
  readonly over: Kind | undefined;
}

/** Cuts a line where it passes the edges of boxes, because over dark ones it needs another colour. */
export function stretchesOf(line: readonly Point[], places: readonly Place[]): Stretch[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index] ?? to;
    const along = (share: number) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    const shareOf = (at: number, axis: 'x' | 'y') => (at - from[axis]) / (to[axis] - from[axis]);
    const cuts = places
      .flatMap(({ x, y, width, height }) =>
        from.y === to.y ? [shareOf(x, 'x'), shareOf(x + width, 'x')] : [shareOf(y, 'y'), shareOf(y + height, 'y')],
      )
      .filter((share) => share > 0 && share < 1);
    const ends = unique([0, ...cuts, 1]).sort((one, other) => one - other);
    const stretches: Stretch[] = [];
    for (const [at, share] of ends.slice(1).entries()) {
      const [begin, over] = [ends[at] ?? 0, kindAt(along(((ends[at] ?? 0) + share) / 2), places)];
      const before = stretches.at(-1);
      if (before && before.over === over) stretches[stretches.length - 1] = { ...before, to: along(share) };
      else stretches.push({ from: along(begin), to: along(share), over });
    }
    return stretches;
  });
}

/** Of boxes inside each other, the innermost comes last. */
export const kindAt = (point: Point, places: readonly Place[]): Kind | undefined =>
  places.findLast((place) => distance(point, place) === 0)?.kind;
