/** Markdown node → HTML, for the kinds we render our own way; the others are mdast-util-to-hast's. */
import type { Handlers } from 'mdast-util-to-hast';
import type { ColouredCode } from '../highlight-code.ts';
import { codeHandler } from './code.ts';
import { directive } from './directive.ts';
import { image, imageReference } from './image.ts';
import { link, linkReference } from './link.ts';
import { table } from './table.ts';

export const handlersWith = (coloured: ColouredCode): Handlers => ({
  code: codeHandler(coloured),
  containerDirective: directive,
  leafDirective: () => undefined,
  image,
  imageReference,
  link,
  linkReference,
  table,
  // `check` has refused these; should one come through, it is not shown.
  html: () => undefined,
  footnoteReference: () => undefined,
  footnoteDefinition: () => undefined,
});
