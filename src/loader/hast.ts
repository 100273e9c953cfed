/** hast helpers. */
import type { Element, ElementContent, Nodes, Properties, RootContent } from 'hast';
import { walk } from './walk.ts';

type Child = ElementContent | string;

/** An element: `h('p', { className: ['since-date'] }, 'February 2020')`. */
export function h(tagName: string, properties: Properties = {}, ...children: readonly Child[]): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

export const isElement = (node: RootContent): node is Element => node.type === 'element';

export const classes = ({ properties: { className } }: Element): readonly string[] => className ?? [];

export const isFragment = (element: Element): boolean => classes(element).includes('fragment');

/** Marks an element as one that appears in its turn. */
export function asFragment(element: Element): Element {
  return { ...element, properties: { ...element.properties, className: [...classes(element), 'fragment'] } };
}

export function textOf(node: Nodes): string {
  let text = '';
  walk(node, (one) => {
    if (one.type === 'text') text += one.value;
  });
  return text;
}
