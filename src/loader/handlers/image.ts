import type { Element } from 'hast';
import type { Image, ImageReference } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import { picturePath } from '../addresses.ts';
import { h } from '../hast.ts';
import type { PictureFile } from '../pictures/picture-file.ts';

/** Where the site keeps the pictures that lie beside the slides. */
export const PICTURES = 'pictures/';

/**
 * A picture from the slides folder; the plugin serves it at the same address in development and in the built site. With
 * its size, so that what stands below it keeps its place while it loads.
 */
export function imageHandlers(files: ReadonlyMap<string, PictureFile>): Handlers {
  const sizeOf = (url: string) => files.get(picturePath(url))?.size;
  return {
    image: (_: State, { url, alt, title }: Image): Element =>
      h('img', { src: addressOf(url), alt: alt ?? '', ...(title && { title }), ...sizeOf(url) }),
    imageReference: (state: State, node: ImageReference): ReturnType<typeof defaultHandlers.imageReference> => {
      const made = defaultHandlers.imageReference(state, node);
      if (Array.isArray(made) || made.type !== 'element') return made;
      const src = made.properties.src ?? '';
      // The default handler has encoded the address already, and encoding it once more changes nothing.
      return { ...made, properties: { ...made.properties, src: addressOf(src), ...sizeOf(src) } };
    },
  };
}

const addressOf = (url: string) => `./${PICTURES}${picturePath(url).split('/').map(encodeURIComponent).join('/')}`;
