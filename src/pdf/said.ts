import type { PageFacts } from './read-pdf.ts';
import { firstPageOf, type StructNode } from './structure.ts';

/** Text as the tags have it, with its page, from 0. */
export interface Said {
  readonly page: number;
  readonly text: string;
}

/** What is read of the elements, in its order: the text that one says of itself, or else what its glyphs stand for. */
export const saidIn = (nodes: readonly StructNode[], pages: readonly Pick<PageFacts, 'content'>[]): readonly Said[] =>
  nodes.flatMap((node): readonly Said[] => {
    if (node.kind === 'object') return [];
    if (node.kind === 'content')
      return [{ page: node.page, text: pages[node.page]?.content.pieces.get(node.key) ?? '' }];
    const page = node.actualText === undefined ? undefined : firstPageOf(node);
    return page === undefined ? saidIn(node.children, pages) : [{ page, text: node.actualText ?? '' }];
  });
