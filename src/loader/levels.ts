/** Levels of the headings that an author writes on a slide and in its notes: none is left out below its title. */
import type { Element, Root } from 'hast';
import { walk } from './walk.ts';

const levelOf = ({ tagName }: Element): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);

/** Makes the levels of a tree follow each other from the third on, whichever signs the author took. Changes the tree. */
export function levelHeadings(tree: Root): void {
  const open: number[] = [];
  walk(tree, (node) => {
    const level = node.type === 'element' ? levelOf(node) : 0;
    if (node.type !== 'element' || level === 0) return;
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    node.tagName = `h${Math.min(6, 2 + open.length)}`;
  });
}

/**
 * A block whose headings begin with the third level, below a title of another level. Under one of the first they keep
 * their looks, and are of the second for those who hear them.
 */
export function underTitle(block: Element, title: 1 | 2 | 3): Element {
  if (title === 2) return block;
  const copy = structuredClone(block);
  walk(copy, (node) => {
    const level = node.type === 'element' ? levelOf(node) : 0;
    if (node.type !== 'element' || level === 0) return;
    if (title === 3) node.tagName = `h${Math.min(6, level + 1)}`;
    else node.properties.ariaLevel = level - 1;
  });
  return copy;
}
