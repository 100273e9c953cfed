import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

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
  } finally {
    for (const { file } of contents) await rm(beside(file), { force: true });
  }
}
