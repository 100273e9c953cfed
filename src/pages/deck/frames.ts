import type { Element } from 'hast';
import { h } from '../../trees.ts';

/** Place of the outermost frame, in px of the stage: right of the text, its bottom on the slide's rule. */
interface Extent {
  readonly right: number;
  readonly floor: number;
  readonly size: number;
  readonly core: number;
}

/** On the title, above the facts; see `[data-layout='title']` in `pages/style/opening.css`. */
const TITLE: Extent = { right: 1216, floor: 560, size: 466, core: 86 };
/** On a section slide, above the parts of the talk. */
const SECTION: Extent = { right: 1216, floor: 560, size: 466, core: 110 };

/** The point that frames shrink towards, as fractions of the outermost one: low, and a little to one side. */
const TOWARDS = { x: 0.6, y: 0.64 };

/**
 * The talk's ornament, a machine within a machine: `count` nested frames around a filled core. The outermost frame and
 * the core have the same places for any count, so that parts differ by their depth alone.
 *
 * @param count from 1; the number of a part, or more on the title
 */
export function frames(count: number, layout: 'title' | 'section'): Element {
  const place = layout === 'title' ? TITLE : SECTION;
  // Sizes shrink by a constant ratio.
  const ratio = (place.core / place.size) ** (1 / count);
  const boxes = Array.from({ length: count + 1 }, (_, depth) => rectangle(place, ratio ** depth, depth === count));
  // Explicit size and stroke: without the style sheet it would be a black square as wide as the window.
  const plain = { width: '160', height: '90', fill: 'none', stroke: 'currentColor', strokeWidth: '3' };
  return h('svg', { className: ['frames'], viewBox: '0 0 1280 720', ...plain, ariaHidden: 'true' }, ...boxes);
}

/** The title's frames alone, as a square. */
export function emblem(count: number): Element {
  const { right, floor, size } = TITLE;
  const edge = 2;
  const box = [right - size - edge, floor - size - edge, size + 2 * edge, size + 2 * edge];
  const whole = frames(count, 'title');
  const square = { width: '90', height: '90' };
  return { ...whole, properties: { ...whole.properties, ...square, className: ['emblem'], viewBox: box.join(' ') } };
}

/** @param scale size as a fraction of the outermost frame's */
function rectangle({ right, floor, size }: Extent, scale: number, isCore: boolean): Element {
  const x = right - size + size * TOWARDS.x * (1 - scale);
  const y = floor - size + size * TOWARDS.y * (1 - scale);
  const side = Math.round(size * scale);
  const box = { x: Math.round(x).toString(), y: Math.round(y).toString(), width: side, height: side };
  return h('rect', { className: [isCore ? 'core' : 'frame'], ...box });
}
