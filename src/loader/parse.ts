import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';

/** Directives of blocks only: with those of text, the colons of `ip_input.c:456` would be eaten. */
const { flow = {} } = directive();
/** A single tilde is a path or a formula, not deleted text. */
const extensions = [gfm({ singleTilde: false }), { flow }];
/**
 * Without the pass that looks for addresses a second time, in finished text: micromark has already found them, and the
 * pass is an eighth of the parser's time.
 */
const mdastExtensions = [
  ...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  directiveFromMarkdown(),
];

/** Markdown to its tree; lines and columns count from 1 in this text. */
export function parse(text: string): Root {
  return fromMarkdown(text, { extensions, mdastExtensions });
}
