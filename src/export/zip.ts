import { zipSync, type ZipAttributes } from 'fflate';
import type { Files } from '../site/files.ts';

/** A plain file that everybody may read and its owner change. */
const MODE = 0o100644;
const UNIX = 3;

/** The field that tells the time in UTC, and the sign that it has the time of the last change. */
const UTC_TIME = 0x5455;
const HAS_CHANGE = 1;

/**
 * The files as a ZIP archive; the same bytes from the same files and date, wherever it is made.
 *
 * @param folder in which they lie there
 */
export function zipOf(files: Files, { folder, date }: { readonly folder: string; readonly date: Date }): Uint8Array {
  const time = Buffer.alloc(5);
  time.writeUInt8(HAS_CHANGE);
  time.writeUInt32LE(Math.floor(date.getTime() / 1000), 1);
  const attributes: ZipAttributes = {
    // The archive's own field has the local time of whoever packs, and no zone with it. Noon is on the same day, and not
    // left out by any change of the clock; the exact time stands beside it. ZIP begins with 1980.
    mtime: new Date(Math.max(1980, date.getUTCFullYear()), date.getUTCMonth(), date.getUTCDate(), 12),
    extra: { [UTC_TIME]: time },
    os: UNIX,
    // To the upper half, without a sign.
    attrs: (MODE << 16) >>> 0,
  };
  const entries = [...files].map(([path, bytes]) => [`${folder}/${path}`, bytes] as const);
  return zipSync(Object.fromEntries(entries.map(([path, bytes]) => [path, [bytes, attributes]])), { level: 9 });
}
