import { zipSync, type ZipAttributes } from 'fflate';
import type { Files } from '../site/files.ts';

/** A regular file that all may read and its owner may write. */
const MODE = 0o100644;
const UNIX = 3;

/** The extra field with times in UTC, and the flag that it has the modification time. */
const UTC_TIME = 0x5455;
const HAS_CHANGE = 1;

/**
 * The files as a ZIP archive; the same bytes from the same files and date, wherever it is made.
 *
 * @param folder of the files in the archive
 */
export function zipOf(files: Files, { folder, date }: { readonly folder: string; readonly date: Date }): Uint8Array {
  const time = Buffer.alloc(5);
  time.writeUInt8(HAS_CHANGE);
  time.writeUInt32LE(Math.floor(date.getTime() / 1000), 1);
  const attributes: ZipAttributes = {
    // ZIP's own field is local time without a zone. Noon exists on every day, whatever the daylight saving time; the
    // exact time is in the extra field. ZIP begins with 1980.
    mtime: new Date(Math.max(1980, date.getUTCFullYear()), date.getUTCMonth(), date.getUTCDate(), 12),
    extra: { [UTC_TIME]: time },
    os: UNIX,
    // In the upper 16 bits, unsigned.
    attrs: (MODE << 16) >>> 0,
  };
  const entries = [...files].map(([path, bytes]) => [`${folder}/${path}`, bytes] as const);
  return zipSync(Object.fromEntries(entries.map(([path, bytes]) => [path, [bytes, attributes]])), { level: 9 });
}
