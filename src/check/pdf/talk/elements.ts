import type { Element, Root, RootContent } from 'hast';
import { classes, isElement } from '../../../trees.ts';

/** What has changed since the talk is not printed: the PDF is of the talk as it was given. */
export const isLater = (element: Element): boolean => classes(element).includes('since');

/** All elements of a slide that are printed, the outer before the inner. */
export function elementsIn(node: Root | Element): Element[] {
  const children: readonly RootContent[] = node.children;
  return children
    .filter(isElement)
    .filter((child) => !isLater(child))
    .flatMap((child) => [child, ...elementsIn(child)]);
}
