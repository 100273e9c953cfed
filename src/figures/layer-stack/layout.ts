/** Where the boxes of a stack stand, and the arrows of a request, in CSS px: a pure function of the stack. */
import type { Hop, Layer, Stack } from './data.ts';

export interface Box {
  readonly layer: Layer;
  /** From the bottom, from 1. */
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its words begin. */
  readonly words: number;
}

type Rectangle = Omit<Box, 'words'>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A stop of the request: a numbered dot in its box. */
export interface Stop extends Point {
  readonly role: Layer['role'];
}

/** From one stop to the next, along and across, ending at the rim of its dot. Points as SVG writes them. */
export interface Arrow {
  readonly line: string;
  readonly head: string;
  /** What it leads to: the ground that its head lies on. */
  readonly onto: Layer['role'];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly stops: readonly Stop[];
  readonly arrows: readonly Arrow[];
}

/** Height of a level; a stack with a request is what its slide is about, and has more. */
const LEVEL = { plain: 62, way: 100 };
const GAP = 7;
/** Stops stand in a strip along the top of their boxes, above the words. */
const STRIP = 20;
/** How far a way keeps from the one that came to where it begins, where it goes back beside it. */
const ASIDE = 26;
export const DOT = 15;
/** Room beside a stop at the end of its box. */
const EDGE = 2;
const HEAD = 11;
/** Room before the words of a box, and what a letter of a name and of a role takes. */
const INSET = 12;
const LETTER = { name: 14, role: 11 };
/** How far from the left edge of its box a way goes that finds no room elsewhere. */
const RIM = 6;

interface Frame {
  readonly width: number;
  /** How many levels the highest stack has: all stand on one ground. */
  readonly levels: number;
  /** Whether a request goes through one of the stacks. */
  readonly hasWay: boolean;
}

/** @param hops of the request, if it goes through this stack */
export function layOut({ levels: own }: Stack, hops: readonly Hop[], { width, levels, hasWay }: Frame): Layout {
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

/** At the right end of its box first, then right above or below the one before where that can be. */
function stopsOf(hops: readonly Hop[], boxes: readonly Rectangle[]): Stop[] {
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
    // In a box that the way comes back to, beside the stop that is there.
    const beside = [0, -1, 1, -2, 2].map((place) => x + place * (2 * DOT + 4));
    const isFree = (at: number) => stops.every((stop) => stop.y !== y || Math.abs(stop.x - at) >= 2 * DOT);
    stops.push({ x: beside.find((at) => at >= left && at <= right && isFree(at)) ?? x, y, role: box.layer.role });
  }
  return stops;
}

/** At the left end of the box, or right of a way that would go through them. */
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

/** Whether words of a box have no room beside a way that goes down through it at this place. */
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
 * Down first and then across, or across first and then up: so a way stays in the strips, where no words are. One that
 * came up and goes down again does so beside itself.
 */
function turnsOf(from: Stop, to: Stop, before: Stop | undefined, boxes: readonly Rectangle[]): Point[] {
  if (to.y <= from.y) return [{ x: to.x, y: from.y }];
  const cameUp = before !== undefined && before.y > from.y;
  // In a narrow box there is no room for the words on either side of it: then it goes along the rim, before them.
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
