/** Pure layout of a stack's boxes and a request's arrows, in CSS px. */
import type { Hop, Layer, Stack } from './data.ts';

export interface Box {
  readonly layer: Layer;
  /** Level, from 1 at the bottom. */
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Left edge of its text. */
  readonly words: number;
}

type Rectangle = Omit<Box, 'words'>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A stop of the request: a numbered dot in a box. */
export interface Stop extends Point {
  readonly role: Layer['role'];
}

/** Orthogonal polyline from one stop to the rim of the next dot, as SVG points. */
export interface Arrow {
  readonly line: string;
  readonly head: string;
  /** Target box, whose background is behind the arrow head. */
  readonly onto: Layer['role'];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly stops: readonly Stop[];
  readonly arrows: readonly Arrow[];
}

/** Height of a level; larger in a stack with a request. */
const LEVEL = { plain: 62, way: 100 };
const GAP = 7;
/** Stops are placed in a strip at the top of their boxes, above the text. */
const STRIP = 20;
/** Offset of a path that returns beside the path that arrived. */
const ASIDE = 26;
export const DOT = 15;
/** Margin beside a stop at the end of its box. */
const EDGE = 2;
const HEAD = 11;
/** Padding before the text of a box, and estimated character widths of names and roles. */
const INSET = 12;
const LETTER = { name: 14, role: 11 };
/** Distance from the left edge of the box for a path without other room. */
const RIM = 6;

interface Frame {
  readonly width: number;
  /** Levels of the highest stack; all stacks are aligned at the bottom. */
  readonly levels: number;
  /** Whether any stack has a request. */
  readonly hasWay: boolean;
}

/** @param hops of the request, if this stack has it */
export function layOut(
  { levels: own }: Stack,
  hops: readonly Pick<Hop, 'name'>[],
  { width, levels, hasWay }: Frame,
): Layout {
  const tall = hasWay ? LEVEL.way : LEVEL.plain;
  const places = own.flatMap((layers, index) => {
    const level = own.length - index;
    const share = (width - GAP * (layers.length - 1)) / layers.length;
    const y = (levels - level) * (tall + GAP);
    return layers.map((layer, at) => ({
      layer,
      level,
      x: round(at * (share + GAP)),
      y,
      width: round(share),
      height: tall,
    }));
  });
  const stops = stopsOf(hops, places);
  const ways = waysOf(stops, places);
  const boxes = places.map((box) => ({ ...box, words: wordsOf(box, ways) }));
  return { width, height: levels * (tall + GAP) - GAP, boxes, stops, arrows: ways.map(arrow) };
}

/** The first stop is at the right end of its box; each next one is directly above or below if possible. */
function stopsOf(hops: readonly Pick<Hop, 'name'>[], boxes: readonly Rectangle[]): Stop[] {
  const stops: Stop[] = [];
  for (const { name } of hops) {
    const box = boxes.find(({ layer }) => layer.name === name);
    if (!box) continue;
    const y = box.y + STRIP;
    const before = stops.at(-1);
    const [left, right] = [box.x + DOT + EDGE, box.x + box.width - DOT - EDGE];
    const cameDown = before !== undefined && (stops.at(-2)?.y ?? before.y) < before.y;
    const wanted = before ? before.x - (cameDown && y < before.y ? ASIDE : 0) : right;
    const x = round(Math.min(right, Math.max(left, wanted)));
    // The path returns to this box: place the stop beside the existing one.
    const beside = [0, -1, 1, -2, 2].map((place) => x + place * (2 * DOT + 4));
    const isFree = (at: number) => stops.every((stop) => stop.y !== y || Math.abs(stop.x - at) >= 2 * DOT);
    stops.push({ x: beside.find((at) => at >= left && at <= right && isFree(at)) ?? x, y, role: box.layer.role });
  }
  return stops;
}

/** Text starts at the left end of the box, or right of a path that would cross it. */
function wordsOf({ layer, x, y, width, height }: Rectangle, ways: readonly Way[]): number {
  const left = x + INSET;
  const length = lengthOf(layer);
  const crossing = ways.flatMap(({ from, turns: [turn = from], to }) => {
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const goesThrough = top < y + height && bottom > y + STRIP;
    return goesThrough && turn.x > x && turn.x < left + length ? [turn.x] : [];
  });
  const right = Math.max(...crossing) + INSET;
  return crossing.length > 0 && right + length <= x + width ? right : left;
}

const lengthOf = ({ name, role }: Layer): number => Math.max(name.length * LETTER.name, role.length * LETTER.role);

/** Whether the text of a box collides with a path that crosses it here. */
function isInWords({ layer, x, width }: Rectangle, at: number): boolean {
  const length = lengthOf(layer);
  return at > x && at < x + INSET + length && at + INSET + length > x + width;
}

interface Way {
  readonly from: Stop;
  readonly turns: readonly Point[];
  readonly to: Stop;
}

const waysOf = (stops: readonly Stop[], boxes: readonly Rectangle[]): Way[] =>
  stops.slice(1).map((to, index) => {
    const from = stops[index] ?? to;
    return { from, turns: turnsOf(from, to, stops[index - 1], boxes), to };
  });

/**
 * Routes down then across, or across then up, so that paths stay in the strips without text. A path that came up and
 * goes down again is offset.
 */
function turnsOf(from: Stop, to: Stop, before: Stop | undefined, boxes: readonly Rectangle[]): Point[] {
  if (to.y <= from.y) return [{ x: to.x, y: from.y }];
  const cameUp = before !== undefined && before.y > from.y;
  // A narrow box has no room for the text on either side: route along the edge, before the text.
  const own = boxes.find((box) => from.x > box.x && from.x < box.x + box.width && from.y === box.y + STRIP);
  const passed = boxes.filter((box) => box.y + box.height > from.y && box.y + STRIP < to.y);
  const near = from.x - ASIDE > 0 ? from.x - ASIDE : from.x + ASIDE;
  const aside = own && passed.some((box) => isInWords(box, near)) ? own.x + RIM : near;
  return cameUp
    ? [
        { x: aside, y: from.y },
        { x: aside, y: to.y },
      ]
    : [{ x: from.x, y: to.y }];
}

function arrow({ from, turns, to }: Way): Arrow {
  const isAt = (one: Point, other: Point) => one.x === other.x && one.y === other.y;
  const corners = [from, ...turns.filter((turn) => !isAt(turn, from) && !isAt(turn, to))];
  const last = corners.at(-1) ?? from;
  const length = Math.hypot(to.x - last.x, to.y - last.y) || 1;
  const [dx, dy] = [(to.x - last.x) / length, (to.y - last.y) / length];
  const short = (far: number, aside = 0) =>
    `${round(to.x - dx * far - dy * aside)},${round(to.y - dy * far + dx * aside)}`;
  return {
    line: [...corners.map(({ x, y }) => `${round(x)},${round(y)}`), short(DOT + HEAD)].join(' '),
    head: [short(DOT + 1), short(DOT + HEAD, HEAD / 2), short(DOT + HEAD, -HEAD / 2)].join(' '),
    onto: to.role,
  };
}

const round = (px: number) => Math.round(px * 10) / 10;
