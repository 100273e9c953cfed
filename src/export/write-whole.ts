import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that nobody ever sees half of it, not even when the disk is full.
 *
 * @param stop ends the writing, and leaves what was there before
 */
export async function writeWhole(file: string, bytes: Uint8Array, stop?: AbortSignal): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(beside, bytes, { signal: stop });
    stop?.throwIfAborted();
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
}
