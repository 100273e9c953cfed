/** Files that commands make of the talk: nobody else's are replaced, and what they are made from is kept. */
import { existsSync } from 'node:fs';
import { rm, copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join, dirname } from 'node:path';
import { productAt, productsIn, recordProducts, sourcesOfSite } from '../setup/made.mjs';
import { dist, Problem } from '../setup/project.mjs';
import { differenceOf, presentSources, type Sources } from '../setup/stamp.mjs';
import { realPlace } from '../setup/files.mjs';

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

export interface Content {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Writes a file atomically (temporary file, then rename), also when the disk is full. */
export const writeWhole = (file: string, bytes: Uint8Array): Promise<void> => writeTogether([{ file, bytes }]);

/**
 * The same for several: all of them change, or none.
 *
 * @param stop ends the writing, and leaves what was there before
 * @throws Problem where it cannot be written
 */
export async function writeTogether(wanted: readonly Content[], stop?: AbortSignal): Promise<void> {
  // Through a link, which would be replaced itself.
  const contents = await Promise.all(wanted.map(async ({ file, bytes }) => ({ file: await realPlace(file), bytes })));
  const part = (file: string) => `${file}.${process.pid}.part`;
  try {
    for (const { file, bytes } of contents) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(part(file), bytes, { signal: stop });
    }
    stop?.throwIfAborted();
    await renameAll(contents.map(({ file }) => ({ from: part(file), to: file })));
  } catch (error) {
    stop?.throwIfAborted();
    throw isOfSystem(error) ? new Problem(`It cannot be written: ${error.message}`) : error;
  } finally {
    // Where even the folder cannot be had, there is nothing to take away.
    for (const { file } of contents) await rm(part(file), { force: true }).catch(() => undefined);
  }
}

/** Where the second cannot take its place, the first is what it was. */
async function renameAll(moves: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  const before = (file: string) => `${file}.${process.pid}.before`;
  const undone = moves.slice(0, -1).map(({ to }) => to);
  const moved: string[] = [];
  try {
    for (const file of undone) if (await isFile(file)) await copyFile(file, before(file));
    for (const { from, to } of moves) {
      await rename(from, to);
      moved.push(to);
    }
  } catch (error) {
    // Without a copy, there was nothing.
    for (const file of moved) await rename(before(file), file).catch(() => rm(file));
    throw error;
  } finally {
    for (const file of undone) await rm(before(file), { force: true });
  }
}

const isFile = async (file: string): Promise<boolean> => (await stat(file).catch(() => undefined))?.isFile() ?? false;

/** No room, no right, something in the way: the message names the file. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;
