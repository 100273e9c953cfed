/** Writes the products of commands: replaces no foreign files, and records the sources. */
import { existsSync } from 'node:fs';
import { rm, copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join, dirname } from 'node:path';
import { productAt, productsIn, recordProducts, sourcesOfSite } from '../setup/made.mjs';
import { dist, Problem } from '../setup/project.mjs';
import { differenceOf, presentSources, type Sources } from '../setup/stamp.mjs';
import { realPlace } from '../setup/files.mjs';

/** The sources of the site in `dist/`, and so of products made from it. */
export const sourcesOfDist = async (): Promise<Sources> => (await sourcesOfSite(dist)) ?? presentSources();

/**
 * Protects foreign files in a folder that the user names, when the program chooses the names of the files.
 *
 * @throws Problem that names the first existing file that we did not make, or that has changed since
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
 * Writes all or none, and records the sources.
 *
 * @param stop aborts, and leaves the old files
 * @throws Problem if a file cannot be written
 */
export async function writeProducts(contents: readonly Content[], from: Sources, stop?: AbortSignal): Promise<void> {
  await writeTogether(contents, stop);
  await recordProducts(contents, from);
}

/**
 * Removes products of another talk and, after a complete run, of an older state of this one: the picture of a removed
 * slide would look like one of the others. Products that were changed since stay.
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
 * @param stop aborts, and leaves the old files
 * @throws Problem if a file cannot be written
 */
export async function writeTogether(wanted: readonly Content[], stop?: AbortSignal): Promise<void> {
  // Resolves links, as the rename would replace the link itself.
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
    // Fails if the folder could not be created: then there is nothing to remove.
    for (const { file } of contents) await rm(part(file), { force: true }).catch(() => undefined);
  }
}

/** Restores the files that were replaced already if one cannot be renamed. */
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
    // Without a copy, there was no file before.
    for (const file of moved) await rename(before(file), file).catch(() => rm(file));
    throw error;
  } finally {
    for (const file of undone) await rm(before(file), { force: true });
  }
}

const isFile = async (file: string): Promise<boolean> => (await stat(file).catch(() => undefined))?.isFile() ?? false;

/** Disk full, no permission, or name taken: the message names the file. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;
