import type { Nodes } from 'mdast';
import { sourceOf } from '../place.ts';
import { walk } from '../walk.ts';

/** Placeholder for a character that is not text: neither a letter nor a blank. */
const MASK = '\uFFFC';

/**
 * The text of a block as its author typed it, sign by sign, without what is not text: code, addresses, HTML, and what
 * stands behind a backslash. Marks of Markdown itself are still there.
 */
export function proseOf(block: Nodes, text: string): string {
  const begin = block.position?.start.offset ?? 0;
  let prose = sourceOf(block, text);
  const hide = (from: number, to: number) => {
    const [start, end] = [Math.max(0, from - begin), Math.max(0, to - begin)];
    prose = prose.slice(0, start) + prose.slice(start, end).replaceAll(/[^\n]/g, MASK) + prose.slice(end);
  };
  walk(block, (node) => {
    const from = node.position?.start.offset ?? begin;
    const to = node.position?.end.offset ?? begin;
    if (['inlineCode', 'html', 'image', 'imageReference', 'code'].includes(node.type)) hide(from, to);
    // The address behind the text.
    if (node.type === 'link') hide(node.children.at(-1)?.position?.end.offset ?? from, to);
    if (node.type === 'link' && !text.startsWith('[', from)) hide(from, to);
  });
  return prose.replaceAll(/\\[!-/:-@[-`{-~]/g, MASK + MASK);
}
