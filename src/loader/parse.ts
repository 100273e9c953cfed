import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { joinWideLines } from './soft-breaks.ts';

/** Block directives only: text directives would consume the colons of `ip_input.c:456`. */
const { flow = {} } = directive();
const tildes = {
  /** A single one is a path or a formula, not deleted text. */
  singleTilde: false,
};
/**
 * `**「重要」**です` is bold: the standard rule asks for a blank beside full-width punctuation, where Chinese and Japanese
 * have none. Nothing else changes.
 */
const extensions = [gfm(tildes), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly(tildes), { flow }];
/**
 * Without the second autolink pass over the tree: micromark has found them already, and it costs an eighth of the
 * parser's time.
 */
const mdastExtensions = [
  ...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  directiveFromMarkdown(),
];

/** Markdown to its tree; lines and columns count from 1 in this text. */
export function parse(text: string): Root {
  const root = fromMarkdown(text, { extensions, mdastExtensions });
  joinWideLines(root, text);
  return root;
}
