import type { Element } from 'hast';
import type { ListItem, Parents } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { h } from '../trees.ts';

/**
 * Replaces the checkbox of `- [x]` by a drawn box with a name: a disabled checkbox is small and pale in browsers, and
 * has no name.
 */
export function listItem(state: State, node: ListItem, parent: Parents | undefined): Element {
  const item = defaultHandlers.listItem(state, node, parent);
  return typeof node.checked === 'boolean' ? withBox(item, node.checked) : item;
}

/** The checkbox comes first in the item or in its first paragraph; a margin replaces the space after it. */
function withBox(element: Element, isDone: boolean): Element {
  const index = element.children.findIndex(
    (child) => child.type === 'element' && ['input', 'p'].includes(child.tagName),
  );
  const first = element.children[index];
  if (first?.type !== 'element') return element;
  const made = first.tagName === 'input' ? boxOf(isDone) : withBox(first, isDone);
  const after = element.children.slice(index + 1);
  const [blank] = after;
  const words = blank?.type === 'text' && blank.value === ' ' ? after.slice(1) : after;
  return { ...element, children: [...element.children.slice(0, index), made, ...words] };
}

/** Contains no author text, so its accessible name can be marked as English. */
const boxOf = (isDone: boolean): Element =>
  h('span', {
    className: ['task', ...(isDone ? ['done'] : [])],
    role: 'img',
    ariaLabel: isDone ? 'done' : 'to do',
    lang: 'en',
  });
