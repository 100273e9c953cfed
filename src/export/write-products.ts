/** Files that commands make of the talk: nobody else's are replaced, and what they are made from is kept. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { productAt, productsIn, recordProducts, sourcesOfSite } from '../setup/made.mjs';
import { dist, Problem } from '../setup/project.mjs';
import { differenceOf, presentSources, type Sources } from '../setup/stamp.mjs';
import { writeTogether, type Content } from './write-whole.ts';

/** What the site in `dist/` is made from, and so what is made of it. */
export const sourcesOfDist = async (): Promise<Sources> => (await sourcesOfSite(dist)) ?? presentSources();

/**
 * For files whose names the program chooses, in a folder that somebody named: what lies there by chance stays.
 *
 * @throws Problem that names the first that is there and was not made by us, or not as it is now
 */
export async function refuseToReplace(files: readonly string[]): Promise<void> {
  for (const file of files) {
    if (existsSync(file) && !(await productAt(file)))
      throw new Problem(
        `${file} is there already, and not as this program made it: it is not replaced.\nTake it away, or name another folder with --output.`,
      );
  }
}

/**
 * Writes all or none, and keeps what they are made from.
 *
 * @param stop leaves what was there before
 * @throws Problem where it cannot be written
 */
export async function writeProducts(contents: readonly Content[], from: Sources, stop?: AbortSignal): Promise<void> {
  await writeTogether(contents, stop);
  await recordProducts(contents, from);
}

/**
 * Takes away what an earlier run has made there of another talk or, when all has been made anew, of an older state of
 * this one: a picture of a slide that is gone would lie among the others as one of them. What somebody has changed since stays.
 */
export async function removeOutdated(
  folder: string,
  { from, isWhole }: { readonly from: Sources; readonly isWhole: boolean },
): Promise<void> {
  for (const { file, from: other } of await productsIn(folder)) {
    const kind = differenceOf(other, from)?.kind;
    const isOutdated = kind === 'other' || (isWhole && kind === 'older');
    if (isOutdated && (await productAt(join(folder, file)))) await rm(join(folder, file));
  }
}
