/** Markdown node → HTML, for the kinds we render our own way; the others are mdast-util-to-hast's. */
import type { Handlers } from 'mdast-util-to-hast';
import type { ColouredCode } from '../highlight-code.ts';
import type { PictureFile } from '../pictures/picture-file.ts';
import { listingHandler } from './code.ts';
import { directiveHandlers } from '../directives/index.ts';
import { imageHandlers } from './image.ts';
import { paragraph } from './paragraph.ts';
import { link, linkReference } from './link.ts';
import { listItem } from './list-item.ts';
import { table } from './table.ts';

/** What a slide is made from beside its own tree. */
export interface Beside {
  readonly coloured: ColouredCode;
  /** The files of its pictures, by their paths. */
  readonly pictures: ReadonlyMap<string, PictureFile>;
}

export const handlersWith = ({ coloured, pictures }: Beside): Handlers => ({
  ...directiveHandlers,
  listing: listingHandler(coloured),
  ...imageHandlers(pictures),
  paragraph,
  link,
  linkReference,
  listItem,
  table,
  // A comment between words.
  html: () => undefined,
});
