import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, Listing } from '../blocks.ts';
import { readCodeMeta } from './check/code.ts';

/**
 * Converts a Markdown tree to the talk's blocks. Directives and fences are read only here; comments and definitions are
 * dropped.
 *
 * @param read converts a directive and its content to a block
 */
export function blocksOf(
  nodes: readonly RootContent[],
  read: (node: ContainerDirective, children: Block[]) => Block | undefined,
): Block[] {
  const inner = (children: readonly RootContent[]) => blocksOf(children, read);
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'containerDirective': {
        const block = read(node, inner(node.children));
        return block ? [{ ...block, ...(node.position && { position: node.position }) }] : [];
      }
      case 'code': {
        const { numbers, groups } = readCodeMeta(node.meta ?? '', node.value.split('\n').length);
        const { value, position } = node;
        const block: Listing = { type: 'listing', language: node.lang ?? 'text', value, numbers, groups };
        return [position ? { ...block, position } : block];
      }
      case 'list':
        return [{ ...node, children: node.children.map((item) => ({ ...item, children: inner(item.children) })) }];
      case 'blockquote':
        return [{ ...node, children: inner(node.children) }];
      case 'paragraph':
      case 'heading':
      case 'table':
      case 'thematicBreak':
        return [node];
      default:
        return [];
    }
  });
}
