import type { Association, Definition, Image, ImageReference, Nodes, RootContent } from 'mdast';
import type { Place } from '../../talk.ts';
import { canonical } from '../../live/address.ts';
import { decoded, isSafe, picturePath } from '../../render/links.ts';
import { hasPictureCommands } from '../dialects/foreign.ts';
import { message, type Message } from '../messages.ts';
import { nearest } from '../../nearest.ts';
import { placeOf, placeWithin, sourceOf } from '../parse.ts';
import { walk } from '../../trees.ts';

/** A target that a slide refers to. */
export interface Reference {
  readonly kind: 'slide' | 'picture' | 'page';
  /** An id without `#`, a path from the slides folder, or an address of the web. */
  readonly target: string;
  readonly place: Place;
}

/** `[text][label]` without a definition, left as text; of `[*text*][label]` only the end is one text node. */
const UNDEFINED_REFERENCE = /(?:\[([^[\]]+))?\]\[([^[\]]*)\]/g;
/** `[^1]` without its text */
const UNDEFINED_FOOTNOTE = /\[\^[^\]\s]+\]/;

/** Targets of all links and pictures of a slide. */
export interface Links {
  readonly references: readonly Reference[];
  /** Definitions of `[text][label]`, scoped to their slide; the first of each label wins. */
  readonly definitions: readonly Definition[];
  readonly messages: readonly Message[];
}

/** `[//]: # (a comment)`, `[comment]: <> (a comment)` */
const isComment = ({ identifier, url }: Definition): boolean =>
  url === '#' || url === '' || identifier === '//' || identifier === 'comment';

/**
 * @param text that the positions of the blocks refer to
 * @param listed labels of the sources that the talk lists
 */
export function findLinks(
  blocks: readonly RootContent[],
  text: string,
  listed: ReadonlySet<string> = new Set(),
): Links {
  const references: Reference[] = [];
  const messages: Message[] = [];
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();

  const collect = (node: Nodes) => {
    if (node.type !== 'definition') return;
    if (listed.has(node.identifier)) messages.push(message('definition-listed', placeOf(node), labelOf(node)));
    else if (definitions.has(node.identifier))
      messages.push(message('definition-second', placeOf(node), labelOf(node)));
    else definitions.set(node.identifier, node);
  };
  const checkLink = (node: Nodes, url: string) => {
    const place = placeOf(node);
    if (url.startsWith('#/')) messages.push(message('link-slash', place, url));
    else if (url.startsWith('#')) references.push({ kind: 'slide', target: canonical(decoded(url.slice(1))), place });
    else if (!isSafe(url)) messages.push(message('link-unsafe', place, url));
    else if (/^https?:/i.test(url)) references.push({ kind: 'page', target: url, place });
  };
  const checkPicture = (node: Image | ImageReference, url: string) => {
    if ((node.alt ?? '').trim() === '') messages.push(message('image-alt', placeOf(node)));
    else if (hasPictureCommands(node.alt ?? '')) messages.push(message('image-command', placeOf(node), node.alt ?? ''));
    references.push({ kind: 'picture', target: picturePath(url), place: placeOf(node) });
  };
  const checkNode = (node: Nodes) => {
    if (node.type === 'link') checkLink(node, node.url);
    if (node.type === 'image') checkPicture(node, node.url);
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      used.add(node.identifier);
      const definition = definitions.get(node.identifier);
      // In a file parsed as a whole, the parser resolves definitions across slides.
      if (!definition && node.type === 'imageReference' && listed.has(node.identifier))
        messages.push(message('image-of-source', placeOf(node), labelOf(node)));
      else if (!definition) messages.push(undefinedAt(placeOf(node), labelOf(node)));
      else if (node.type === 'linkReference') checkLink(node, definition.url);
      else checkPicture(node, definition.url);
    }
    if (node.type === 'text') {
      // Search the source, in which escaped brackets keep their backslash.
      for (const { 0: found, 1: words = '', 2: label = '', index } of sourceOf(node, text).matchAll(
        UNDEFINED_REFERENCE,
      ))
        messages.push(undefinedAt(placeWithin(node, text, { start: index, length: found.length }), label || words));
      if (UNDEFINED_FOOTNOTE.test(node.value)) messages.push(message('footnote-unsupported', placeOf(node)));
    }
  };
  const undefinedAt = (place: Place, label: string) =>
    message('link-undefined', place, label, nearest(label, listed), listed.size > 0);
  for (const block of blocks) walk(block, collect);
  for (const block of blocks) walk(block, checkNode);
  for (const definition of definitions.values()) {
    if (!used.has(definition.identifier)) {
      messages.push(message('definition-unused', placeOf(definition), labelOf(definition), isComment(definition)));
    }
  }
  return { references, definitions: [...definitions.values()], messages };
}

const labelOf = (node: Association): string => node.label ?? node.identifier;
