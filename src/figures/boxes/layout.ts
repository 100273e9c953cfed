/**
 * Routes paths through laid-out boxes: pure geometry, in CSS px from the top left of the drawing. From candidate spots
 * for each stop and orthogonal lines to them, a search minimizes a cost: short, with few corners, away from names.
 */
import {
  areAlong,
  boundsOf,
  distance,
  isInside,
  overlap,
  piecesOf,
  sidesOf,
  unique,
  type Place,
  type Point,
  type Rectangle,
} from './geometry.ts';

export interface Way {
  /** One for each stop, in order; all different. */
  readonly stops: readonly Point[];
  /** From each stop to the next: orthogonal lines with at least two points. */
  readonly legs: readonly (readonly Point[])[];
}

/** Radius of a numbered stop. */
export const DOT = 16;
/** Clearance for the frame of a box, between a stop and a passing line, and between a line and the side of a box. */
const EDGE = 10;
/** Distance of a returning line from the first one; closer lines look like one. */
const ASIDE = 2 * DOT + 14;
const NEAR = 20;
/** Minimum distance between the centres of two stops. */
const APART = 2 * DOT + 4;
/** Minimum length of a leg: for an arrow's head, and for two stops. */
const SHORTEST = { arrow: 30, numbered: 2 * DOT + 22 };
/** Penalties of a line, in px of acceptable detour; `off` is for a stop, per px off centre. */
const COST = {
  corner: 90,
  crossing: 120,
  edge: 200,
  side: 300,
  short: 600,
  name: 2000,
  stop: 3000,
  along: 3000,
  off: 2.5,
} as const;

interface Found {
  readonly stops: readonly Point[];
  readonly legs: readonly (readonly Point[])[];
  /** Segments of all legs, and of other paths. */
  readonly pieces: readonly Rectangle[];
  readonly cost: number;
}

interface Manner {
  /** Legs of other paths, which are already routed. */
  readonly passed?: readonly (readonly Point[])[];
  /** Whether its stops have no numbers; it may then begin and end at the edge of a box. */
  readonly isArrow?: boolean;
}

/**
 * Dynamic programming: keeps the cheapest way to each spot of a stop, up to the last stop.
 *
 * @param stops indices of places
 * @param places all boxes of the machine, parents first
 */
export function wayThrough(
  stops: readonly number[],
  places: readonly Place[],
  { passed = [], isArrow = false }: Manner = {},
): Way {
  const tracks = stops.flatMap((stop) => tracksOf(places[stop]));
  const ground = {
    names: places.map(({ label }) => label),
    sides: places.flatMap(sidesOf),
    bounds: boundsOf(places),
    shortest: isArrow ? SHORTEST.arrow : SHORTEST.numbered,
  };
  const begin: Found = { stops: [], legs: [], pieces: passed.flatMap(piecesOf), cost: 0 };
  const ways = stops.reduce<readonly Found[]>(
    (found, stop, index) => {
      const visits = stops.filter((one) => one === stop).length;
      const end = index === 0 ? 'first' : index === stops.length - 1 ? 'last' : undefined;
      const spots = spotsIn(stop, places, { tracks, visits, isArrow, end });
      const next = spots.flatMap((spot) => cheapest(found, spot, ground) ?? []);
      return next.length > 0 ? next : found.map((one) => crowdedInto(one, places[stop]));
    },
    [begin],
  );
  return ways.reduce((best, one) => (one.cost < best.cost ? one : best));
}

interface Ground {
  readonly names: readonly Rectangle[];
  readonly sides: readonly Rectangle[];
  /** Of the drawing, which no line leaves. */
  readonly bounds: Rectangle;
  readonly shortest: number;
}

/** Branch and bound: penalties are expensive, so short lines come first, and lines that cannot win are skipped. */
function cheapest(found: readonly Found[], { x, y, far }: Spot, ground: Ground): Found | undefined {
  const to = { x, y };
  const lines = found
    .filter(({ stops }) => stops.every((stop) => Math.hypot(stop.x - x, stop.y - y) >= APART))
    .flatMap((one) => {
      const from = one.stops.at(-1);
      if (!from) return [{ one, line: [], own: [], least: one.cost + far }];
      const inside = linesTo(from, to).filter((line) => line.every((point) => distance(point, ground.bounds) === 0));
      return inside.map((line) => {
        const own = piecesOf(line);
        return { one, line, own, least: one.cost + far + lengthOf(own, ground) };
      });
    })
    .sort((line, other) => line.least - other.least);
  let best: Found | undefined;
  for (const { one, line, own, least } of lines) {
    if (best && least >= best.cost) break;
    const cost = least + hindrance(line, one, ground);
    if (best && cost >= best.cost) continue;
    const legs = line.length > 0 ? [...one.legs, line] : one.legs;
    best = { stops: [...one.stops, to], legs, pieces: [...one.pieces, ...own], cost };
  }
  return best;
}

/** Fallback without room: on the name, but never two stops at one point. */
function crowdedInto({ stops, legs, pieces, cost }: Found, box: Place | undefined): Found {
  const from = stops.at(-1);
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
  const to = { x: x + width / 2, y: y + height / 2 };
  while (stops.some((stop) => Math.hypot(stop.x - to.x, stop.y - to.y) < DOT)) to.x += DOT;
  const [line = []] = from ? linesTo(from, to) : [];
  return {
    stops: [...stops, to],
    legs: from ? [...legs, line] : legs,
    pieces: [...pieces, ...piecesOf(line)],
    cost: cost + COST.name,
  };
}

interface Spot extends Point {
  /** Cost of being away from the middle. */
  readonly far: number;
}

/** Positions of vertical lines: in the middle of a box, after its name, and at its end. */
const tracksOf = (box: Place | undefined): number[] =>
  box ? [box.x + box.width / 2, box.label.x + box.label.width + DOT + EDGE, box.x + box.width - DOT - EDGE] : [];

interface Wanted {
  readonly tracks: readonly number[];
  /** Number of stops in the box. */
  readonly visits: number;
  readonly isArrow: boolean;
  readonly end: 'first' | 'last' | undefined;
}

/** Candidate spots for a stop in its box, clear of its name and of inner boxes. */
function spotsIn(stop: number, places: readonly Place[], { tracks, visits, isArrow, end }: Wanted): Spot[] {
  const box = places[stop];
  if (!box) return [];
  const inside = places.slice(stop + 1).filter((other) => isInside(other, box));
  const [midX, midY] = [box.x + box.width / 2, box.y + box.height / 2];
  const room = { x: Math.max(0, box.width / 2 - DOT - EDGE), y: Math.max(0, box.height / 2 - DOT - EDGE) };
  const within = (x: number) => Math.abs(x - midX) <= room.x;
  const xs = unique([...tracks, midX - ASIDE, midX + ASIDE, midX - room.x].filter(within));
  const aside = (x: number) => (Math.abs(x - midX) / box.width) * 200;
  const edges = xs.flatMap((x) => [box.y, box.y + box.height].map((y) => ({ x, y, far: aside(x) + COST.edge })));
  if (isArrow && end === 'first' && inside.length > 0) return edges;
  const below = (box.label.y + box.label.height + box.y + box.height) / 2;
  const ys = unique([midY, below, midY + room.y, midY - room.y].filter((y) => Math.abs(y - midY) <= room.y));
  const isFree = (spot: Point) => [box.label, ...inside].every((one) => distance(spot, one) >= DOT + 2);
  const free = xs.flatMap((x) =>
    ys
      .map((y) => ({ x, y, far: Math.abs(y - midY) * COST.off + aside(x) }))
      .filter(isFree)
      .slice(0, visits),
  );
  if (!isArrow || (free.length > 0 && !end)) return free;
  return [...free, ...edges, ...[box.x, box.x + box.width].map((x) => ({ x, y: midY, far: COST.edge }))];
}

/** Straight if possible; otherwise with one corner, with two, or first aside and with three. */
function linesTo(from: Point, to: Point): Point[][] {
  if (from.x === to.x || from.y === to.y) return [[from, to]];
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const aside = [from.x - ASIDE, from.x + ASIDE].map((side) => [
    { x: side, y: from.y },
    { x: side, y },
    { x: to.x, y },
  ]);
  const turns = [
    [{ x: to.x, y: from.y }],
    [{ x: from.x, y: to.y }],
    [
      { x, y: from.y },
      { x, y: to.y },
    ],
    [
      { x: from.x, y },
      { x: to.x, y },
    ],
    ...aside,
  ];
  return turns.map((corners) => [from, ...corners, to]);
}

function lengthOf(pieces: readonly Rectangle[], { shortest }: Ground): number {
  const lengths = pieces.map(({ width, height }) => width + height);
  const short = (lengths.at(-1) ?? shortest) < shortest ? COST.short : 0;
  return lengths.reduce((sum, one) => sum + one, (pieces.length - 1) * COST.corner + short);
}

function hindrance(line: readonly Point[], { pieces, stops }: Found, { names, sides }: Ground): number {
  const others = stops.slice(0, -1);
  const costs = piecesOf(leaving(line)).map((piece) => {
    const along = (all: readonly Rectangle[], near: number) =>
      all.filter((other) => areAlong(piece, other) && overlap(piece, other, near)).length;
    const crossed = pieces.filter((other) => !areAlong(piece, other) && overlap(piece, other, 4)).length;
    return (
      names.filter((name) => overlap(piece, name, 4)).length * COST.name +
      others.filter((stop) => distance(stop, piece) < DOT + 4).length * COST.stop +
      along(pieces, NEAR) * COST.along +
      along(sides, EDGE) * COST.side +
      crossed * COST.crossing
    );
  });
  return costs.reduce((sum, one) => sum + one, 0);
}

/** Omits the beginning, where it meets the leg that arrives at the stop. */
function leaving([from, to, ...more]: readonly Point[]): Point[] {
  if (!from || !to) return [];
  const away = Math.min(1, (NEAR + 4) / Math.hypot(to.x - from.x, to.y - from.y));
  return [{ x: from.x + (to.x - from.x) * away, y: from.y + (to.y - from.y) * away }, to, ...more];
}
