import type { Element, ElementContent } from 'hast';
import * as v from 'valibot';
import type { Steps } from '../../blocks.ts';
import { asFragment, classes } from '../../trees.ts';
import { directive, elementsOf, isWithin, something } from './directive.ts';

export const steps = directive({
  type: 'steps',
  attributes: v.strictObject({}),
  holds: something('at least one block'),
  // An empty step would be a wasted key press.
  elsewhere: (around) => (isWithin(around, 'steps') ? 'outside of other steps' : undefined),
  block: (_, children): Steps => ({ type: 'steps', children }),
  html: (state, block) => elementsOf(state, block).flatMap(inTurn),
});

/** Makes each list item, or else the block itself, a step; descends into columns and what is rebuilt or added. */
function inTurn(element: Element): Element {
  const isTransparent = ['columns', 'column', 'rebuilt', 'added'].some((name) => classes(element).includes(name));
  const isList = ['ul', 'ol'].includes(element.tagName);
  if (!isTransparent && !isList) return asFragment(element);
  const inner = (child: ElementContent) =>
    child.type !== 'element' ? child : isList ? asFragment(child) : inTurn(child);
  return { ...element, children: element.children.map(inner) };
}
