/** Markdown node → HTML, for the kinds we render our own way; the others are mdast-util-to-hast's. */
import type { Handlers } from 'mdast-util-to-hast';
import type { ColouredCode } from '../highlight-code.ts';
import type { PictureFile } from '../pictures/picture-file.ts';
import { codeHandler } from './code.ts';
import { directive } from './directive.ts';
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
  code: codeHandler(coloured),
  containerDirective: directive,
  leafDirective: () => undefined,
  ...imageHandlers(pictures),
  paragraph,
  link,
  linkReference,
  listItem,
  table,
  // `check` refuses these nodes; nothing is rendered for them.
  html: () => undefined,
  footnoteReference: () => undefined,
  footnoteDefinition: () => undefined,
});
