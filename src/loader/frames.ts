import type { Element } from 'hast';
import { h } from './hast.ts';

/** The stage in CSS px. */
const STAGE = { width: 1280, height: 720 };

/**
 * The talk's one ornament, a machine within a machine: `count` nested frames around a filled core, each a host to the
 * next. They grow out of the core to the right and upwards, so that they bleed off the stage's corner and leave the
 * type its line of sight.
 *
 * @param count 1 to 7; the number of a part, or more on the title
 */
export function frames(count: number): Element {
  const properties = { className: ['frames'], viewBox: `0 0 ${STAGE.width} ${STAGE.height}`, ariaHidden: 'true' };
  const outer = Array.from({ length: count }, (_, index) =>
    rectangle({ className: 'frame', ...box(count - index, count) }),
  );
  return h('svg', properties, ...outer, rectangle({ className: 'core', ...box(0, count) }));
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes grow by a constant ratio, as the eye expects of nested things; the core keeps its size whatever the count. */
function box(ring: number, count: number): Box {
  const core = count > 4 ? 112 : 176;
  const size = core * (count > 4 ? 1.36 : 1.6) ** ring;
  const centre = { x: STAGE.width - 236, y: 284 };
  const drift = ring * ring * 6;
  const round = (value: number) => Math.round(value);
  return {
    x: round(centre.x - size / 2 + drift),
    y: round(centre.y - size / 2 - drift / 2),
    width: round(size),
    height: round(size),
  };
}

function rectangle({ className, x, y, width, height }: Box & { readonly className: string }): Element {
  return h('rect', { className: [className], x: x.toString(), y: y.toString(), width, height });
}
