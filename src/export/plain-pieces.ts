import type { PDFDocument } from '@cantoo/pdf-lib';
import { leavesIn, structureOf } from '../check/pdf/structure.ts';

/** For each page, numbers of the marked pieces that belong to no figure: without text, they are nothing but ornament. */
export function plainPiecesOf(document: PDFDocument): ReadonlySet<number>[] {
  const pieces = document.getPages().map(() => new Set<number>());
  for (const { leaf, around } of leavesIn(structureOf(document)?.children ?? [])) {
    if (leaf.kind !== 'content' || around.some(({ role }) => role === 'Figure' || role === 'Formula')) continue;
    const own = /^#(\d+)$/.exec(leaf.key)?.[1];
    if (own !== undefined) pieces[leaf.page]?.add(Number(own));
  }
  return pieces;
}
