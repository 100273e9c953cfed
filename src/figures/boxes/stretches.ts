/** Splits lines over boxes by the kind of box below. */
import { distance, unique, type Place, type Point } from './geometry.ts';
import type { Kind } from './model.ts';

/** A piece of a line over one kind of box, or over none. */
export interface Stretch {
  readonly from: Point;
  readonly to: Point;
  readonly over: Kind | undefined;
}

/**
 * Splits a line at the edges of boxes, because over dark ones it needs another colour. Where it has to cross a name it
 * is interrupted, as on a map.
 */
export function stretchesOf(line: readonly Point[], places: readonly Place[]): Stretch[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index] ?? to;
    const along = (share: number) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    const shareOf = (at: number, axis: 'x' | 'y') => (at - from[axis]) / (to[axis] - from[axis]);
    const cuts = places
      .flatMap((place) => [place, place.label])
      .flatMap(({ x, y, width, height }) =>
        from.y === to.y ? [shareOf(x, 'x'), shareOf(x + width, 'x')] : [shareOf(y, 'y'), shareOf(y + height, 'y')],
      )
      .filter((share) => share > 0 && share < 1);
    const ends = unique([0, ...cuts, 1]).sort((one, other) => one - other);
    const pieces = ends.slice(1).map((share, at) => {
      const begin = ends[at] ?? 0;
      const middle = along((begin + share) / 2);
      const isHidden = places.some(({ label }) => distance(middle, label) === 0);
      return { from: along(begin), to: along(share), over: kindAt(middle, places), isHidden };
    });
    return pieces
      .reduce<typeof pieces>((joined, piece) => {
        const before = joined.at(-1);
        const goesOn = before && before.over === piece.over && before.isHidden === piece.isHidden;
        return goesOn ? [...joined.slice(0, -1), { ...before, to: piece.to }] : [...joined, piece];
      }, [])
      .filter(({ isHidden }) => !isHidden);
  });
}

/** The innermost of nested boxes comes last. */
export const kindAt = (point: Point, places: readonly Place[]): Kind | undefined =>
  places.findLast((place) => distance(point, place) === 0)?.kind;
