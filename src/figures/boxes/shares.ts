/** Weights for sharing the space, without a unit: boxes horizontally, rows vertically. */
import type { Box, Kind, Row } from './model.ts';

const solid: ReadonlySet<Kind> = new Set(['hypervisor', 'hardware', 'assisted']);

/** Longest name, in characters, with the box's content beside it. */
const BESIDE = 14;

/** Whether a box's content comes after its name on the line; otherwise it is below. */
export const isBeside = ({ name, rows }: Box): boolean => rows.length === 1 && name.length <= BESIDE;

export const acrossOf = (box: Box): number => (box.rows.length === 0 ? 1 : across(box.rows) + (isBeside(box) ? 1 : 0));

export const across = (rows: readonly Row[]): number =>
  Math.max(...rows.map((row) => row.reduce((sum, box) => sum + acrossOf(box), 0)));

/** @param even whether all kinds have the same height, so that numbers fit */
export const downOf = (row: Row, even: boolean): number =>
  Math.max(
    ...row.map((box) => {
      if (box.rows.length === 0) return even || solid.has(box.kind) ? 1 : 1.3;
      const inside = box.rows.reduce((sum, one) => sum + downOf(one, even), 0);
      return inside + (isBeside(box) ? 0.4 : 0.9);
    }),
  );

/**
 * Whether there is a gap between a row and the one above it: nothing stands on a guest, hardware stands on nothing, and
 * the contents of a guest or of an emulator are separate, unless they are a machine again.
 */
export function isApart(row: Row, above: Row | undefined, inside: Kind | undefined): boolean {
  if (!above) return false;
  const has = (kind: Kind, one: Row) => one.some((box) => box.kind === kind);
  const isLoose = inside === 'guest' || inside === 'software';
  return (
    has('guest', row) || has('hardware', above) || (isLoose && !has('hypervisor', row) && !has('hypervisor', above))
  );
}
