import type { Element } from 'hast';
import type { Link, LinkReference } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { isSafe } from '../check-links.ts';

export const link = (state: State, node: Link): Element => harmless(defaultHandlers.link(state, node));

export function linkReference(state: State, node: LinkReference): ReturnType<typeof defaultHandlers.linkReference> {
  const made = defaultHandlers.linkReference(state, node);
  return !Array.isArray(made) && made.type === 'element' ? harmless(made) : made;
}

/** A link out of the talk tells the other site nothing of ours; one that `check` has refused keeps only its text. */
function harmless(element: Element): Element {
  const { href } = element.properties;
  if (typeof href !== 'string' || href.startsWith('#')) return element;
  return { ...element, properties: isSafe(href) ? { ...element.properties, rel: ['noreferrer'] } : {} };
}
