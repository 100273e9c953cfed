import type { Element, ElementContent } from 'hast';
import type { Link, LinkReference } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { isSafe } from '../addresses.ts';
import { h } from '../hast.ts';

export const link = (state: State, node: Link): Element => finish(defaultHandlers.link(state, node));

export function linkReference(state: State, node: LinkReference): ReturnType<typeof defaultHandlers.linkReference> {
  const made = defaultHandlers.linkReference(state, node);
  return !Array.isArray(made) && made.type === 'element' ? finish(made) : made;
}

/** An invalid link is rendered as its text. A link whose text is its address may break after each slash. */
function finish(element: Element): Element {
  const { href } = element.properties;
  if (typeof href !== 'string' || href.startsWith('#')) return element;
  if (!isSafe(href)) return { ...element, properties: {} };
  const [text, ...others] = element.children;
  const isAddress =
    text?.type === 'text' && others.length === 0 && /^https?:/.test(text.value) && encodeURI(text.value) === href;
  if (!isAddress) return element;
  return { ...element, properties: { ...element.properties, className: ['address'] }, children: breakable(text.value) };
}

/** Inserts `<wbr>` after each slash, which leaves no trace in copied text. */
export function breakable(address: string): ElementContent[] {
  const parts = address.split(/(?<=\/)(?=[^/])/);
  return parts.flatMap((value, index) =>
    index === 0 ? [{ type: 'text', value }] : [h('wbr'), { type: 'text', value }],
  );
}
