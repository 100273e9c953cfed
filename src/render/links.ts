import type { Element, ElementContent } from 'hast';
import type { Link, LinkReference } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { h } from '../trees.ts';

const SAFE_SCHEMES = ['http', 'https', 'mailto'];

/** Whether a link leads to a page or a mailbox, and not, for example, to a script. */
export function isSafe(url: string): boolean {
  // Browsers strip these characters before parsing the scheme: `java\nscript:` is `javascript:`.
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(url.replaceAll(/[\u0000-\u0020]/g, '')) ?? [];
  return scheme !== undefined && SAFE_SCHEMES.includes(scheme.toLowerCase());
}

/**
 * Normalizes an address for comparison: `http` or `https`, `www.`, a trailing slash and the fragment make no
 * difference.
 */
export function pageOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, search } = new URL(address);
  return host.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + search;
}

/** Normalizes the path of a picture for comparison: `./boot%20log.png` is `boot log.png`, in NFC. */
export const picturePath = (url: string): string => decoded(url).replace(/^\.\//, '').normalize('NFC');

/** The decoded address; one with malformed percent encoding is returned unchanged. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

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

/** Inserts `<wbr>` after each slash; it does not appear in copied text. */
export function breakable(address: string): ElementContent[] {
  const parts = address.split(/(?<=\/)(?=[^/])/);
  return parts.flatMap((value, index) =>
    index === 0 ? [{ type: 'text', value }] : [h('wbr'), { type: 'text', value }],
  );
}
