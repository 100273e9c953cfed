import type { Definition, Nodes, RootContent } from 'mdast';
import type { Place } from '../talk.ts';
import { message, type Message } from './messages.ts';
import { placeOf } from './place.ts';
import { walk } from './walk.ts';

/** What a slide points at inside the talk. */
export interface Reference {
  readonly kind: 'slide' | 'picture';
  /** An id without `#`, or a path from the slides folder. */
  readonly target: string;
  readonly place: Place;
}

const SAFE_SCHEMES = ['http', 'https', 'mailto'];
/** `[text][label]` that stayed text, because nothing defines the label. */
const UNDEFINED_REFERENCE = /\[([^[\]]+)\]\[([^[\]]*)\]/g;

/** All links and pictures of some blocks: those inside the talk as references, faulty ones as messages. */
export function findReferences(blocks: readonly RootContent[]): {
  readonly references: readonly Reference[];
  readonly faults: readonly Message[];
} {
  const references: Reference[] = [];
  const faults: Message[] = [];
  const definitions = new Map<string, Definition>();
  const collect = (node: Nodes) => {
    if (node.type === 'definition') definitions.set(node.identifier, node);
  };
  for (const block of blocks) walk(block, collect);

  const checkNode = (node: Nodes) => {
    const place = placeOf(node);
    if (node.type === 'link' || node.type === 'linkReference') {
      const url = node.type === 'link' ? node.url : definitions.get(node.identifier)?.url;
      if (url?.startsWith('#/')) faults.push(message('link-slash', place, url));
      else if (url?.startsWith('#')) references.push({ kind: 'slide', target: url.slice(1), place });
      else if (url !== undefined && !isSafe(url)) faults.push(message('link-unsafe', place, url));
    } else if (node.type === 'image' || node.type === 'imageReference') {
      const url = node.type === 'image' ? node.url : definitions.get(node.identifier)?.url;
      if ((node.alt ?? '').trim() === '') faults.push(message('image-alt', place));
      if (url !== undefined) references.push({ kind: 'picture', target: picturePath(url), place });
    } else if (node.type === 'text') {
      for (const [, text = '', label = ''] of node.value.matchAll(UNDEFINED_REFERENCE)) {
        faults.push(message('link-undefined', place, label || text));
      }
    }
  };
  for (const block of blocks) walk(block, checkNode);
  return { references, faults };
}

/** Whether a link leads to a page or a mailbox, and does nothing else. */
export function isSafe(url: string): boolean {
  // Browsers drop these characters before they read the scheme: `java\nscript:` is `javascript:`.
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(url.replaceAll(/[\u0000-\u0020]/g, '')) ?? [];
  return scheme !== undefined && SAFE_SCHEMES.includes(scheme.toLowerCase());
}

/** The path of a picture as `read` lists it: `./boot%20log.png` is `boot log.png`. */
export function picturePath(url: string): string {
  try {
    return decodeURIComponent(url).replace(/^\.\//, '');
  } catch {
    return url;
  }
}
