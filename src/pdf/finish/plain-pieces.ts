import { leavesIn, type Structure } from '../structure.ts';

/**
 * Numbers of the marked pieces that belong to no figure: without text, they are nothing but ornament.
 *
 * @returns for each of so many pages
 */
export function plainPiecesOf(structure: Structure | undefined, pages: number): ReadonlySet<number>[] {
  const pieces = Array.from({ length: pages }, () => new Set<number>());
  for (const { leaf, around } of leavesIn(structure?.children ?? [])) {
    if (leaf.kind !== 'content' || around.some(({ role }) => role === 'Figure' || role === 'Formula')) continue;
    const own = /^#(\d+)$/.exec(leaf.key)?.[1];
    if (own !== undefined) pieces[leaf.page]?.add(Number(own));
  }
  return pieces;
}
