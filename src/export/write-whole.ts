import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Problem } from '../setup/project.mjs';

export interface Content {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Writes a file so that nobody ever sees half of it, not even when the disk is full. */
export const writeWhole = (file: string, bytes: Uint8Array): Promise<void> => writeTogether([{ file, bytes }]);

/**
 * The same for several: none of them changes before all are on the disk.
 *
 * @param stop ends the writing, and leaves what was there before
 * @throws Problem where it cannot be written
 */
export async function writeTogether(contents: readonly Content[], stop?: AbortSignal): Promise<void> {
  const beside = (file: string) => `${file}.${process.pid}.part`;
  try {
    for (const { file, bytes } of contents) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(beside(file), bytes, { signal: stop });
    }
    stop?.throwIfAborted();
    for (const { file } of contents) await rename(beside(file), file);
  } catch (error) {
    stop?.throwIfAborted();
    throw isOfSystem(error) ? new Problem(`It cannot be written: ${error.message}`) : error;
  } finally {
    // Where even the folder cannot be had, there is nothing to take away.
    for (const { file } of contents) await rm(beside(file), { force: true }).catch(() => undefined);
  }
}

/** No room, no right, something in the way: the message names the file. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;
