import type { Element } from 'hast';
import type { Image } from 'mdast';
import { picturePath } from '../check-links.ts';
import { h } from '../hast.ts';

/** Where the site keeps the pictures that lie beside the slides. */
export const PICTURES = 'pictures/';

/** A picture from the slides folder; the plugin serves it at the same address in development and in the built site. */
export function image(_: unknown, node: Image): Element {
  const path = picturePath(node.url).split('/').map(encodeURIComponent).join('/');
  return h('img', { src: `./${PICTURES}${path}`, alt: node.alt ?? '', ...(node.title && { title: node.title }) });
}
