import type { PDFDocument } from '@cantoo/pdf-lib';
import { contentOf } from '../check/pdf/content.ts';
import { leavesIn, structureOf } from '../check/pdf/structure.ts';

/**
 * For each page, numbers of the marked pieces that show no text and belong to no figure: borders and grounds, which
 * Chromium puts into the tag of the box that has them.
 */
export function ornamentsOf(document: PDFDocument): ReadonlySet<number>[] {
  const contents = document.getPages().map(contentOf);
  const ornaments = contents.map(() => new Set<number>());
  for (const { leaf, around } of leavesIn(structureOf(document)?.children ?? [])) {
    if (leaf.kind !== 'content' || around.some(({ role }) => role === 'Figure' || role === 'Formula')) continue;
    const own = /^#(\d+)$/.exec(leaf.key)?.[1];
    if (own !== undefined && contents[leaf.page]?.pieces.get(leaf.key) === '') ornaments[leaf.page]?.add(Number(own));
  }
  return ornaments;
}
