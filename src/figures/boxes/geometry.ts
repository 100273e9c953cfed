/** Points, rectangles and laid-out boxes, in CSS px from the top left of the drawing. */
import type { Kind } from './model.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A laid-out box. */
export interface Place extends Rectangle {
  readonly kind: Kind;
  readonly label: Rectangle;
}

/** The smallest rectangle around all of them. */
export function boundsOf(all: readonly Rectangle[]): Rectangle {
  const [x, y] = [Math.min(...all.map((one) => one.x)), Math.min(...all.map((one) => one.y))];
  return {
    x,
    y,
    width: Math.max(...all.map((one) => one.x + one.width)) - x,
    height: Math.max(...all.map((one) => one.y + one.height)) - y,
  };
}

export const areAlong = (one: Rectangle, other: Rectangle) => one.width > one.height === other.width > other.height;

/** The sides of a box as line segments. */
export const sidesOf = ({ x, y, width, height }: Place): Rectangle[] => [
  { x, y, width, height: 0 },
  { x, y: y + height, width, height: 0 },
  { x, y, width: 0, height },
  { x: x + width, y, width: 0, height },
];

/** The segments of a line, as rectangles with zero width or height. */
export const piecesOf = (line: readonly Point[]): Rectangle[] =>
  line.slice(1).map(({ x, y }, index) => {
    const from = line[index] ?? { x, y };
    return {
      x: Math.min(x, from.x),
      y: Math.min(y, from.y),
      width: Math.abs(x - from.x),
      height: Math.abs(y - from.y),
    };
  });

export const isInside = (one: Rectangle, other: Rectangle) =>
  one.x >= other.x - 1 &&
  one.y >= other.y - 1 &&
  one.x + one.width <= other.x + other.width + 4 &&
  one.y + one.height <= other.y + other.height + 4;

/** 0 inside. */
export function distance({ x, y }: Point, one: Rectangle): number {
  const across = Math.max(one.x - x, x - one.x - one.width, 0);
  return Math.hypot(across, Math.max(one.y - y, y - one.y - one.height, 0));
}

/** @param near maximum distance */
export const overlap = (one: Rectangle, other: Rectangle, near: number) =>
  one.x <= other.x + other.width + near &&
  other.x <= one.x + one.width + near &&
  one.y <= other.y + other.height + near &&
  other.y <= one.y + one.height + near;

export const unique = (all: readonly number[]) => [...new Set(all)];
