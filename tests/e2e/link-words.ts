import type { PdfFacts } from '../../src/pdf/read-pdf.ts';
import { elementsOf, leavesIn } from '../../src/pdf/structure.ts';

interface LinkWords {
  /** As they stand on the page, without white space. */
  readonly text: string;
  /** The descriptions of its annotations: one for each of its boxes. */
  readonly says: readonly string[];
}

/** The external links of a PDF, from its tags. */
export function linkWords({ pages, structure }: PdfFacts): LinkWords[] {
  const annotations = new Map(pages.flatMap((page) => page.annotations.map((one) => [one.ref, one] as const)));
  return elementsOf(structure?.children ?? [])
    .filter(({ element }) => element.role === 'Link')
    .flatMap(({ element }) => {
      const leaves = leavesIn([element]).map(({ leaf }) => leaf);
      const own = leaves.flatMap((leaf) => (leaf.kind === 'object' ? (annotations.get(leaf.ref) ?? []) : []));
      if (own.length === 0 || own.some(({ target }) => target.kind !== 'url')) return [];
      const texts = leaves.map((leaf) =>
        leaf.kind === 'content' ? pages[leaf.page]?.content.pieces.get(leaf.key) : '',
      );
      return [{ text: texts.join('').replace(/\s/g, ''), says: own.map(({ contents }) => contents ?? '') }];
    });
}
