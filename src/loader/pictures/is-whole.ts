/** Whether a picture file is complete: a truncated download shows half a picture, or none. */

/** @param type as `image-size` calls it; of kinds without a marked end nothing is known, and they pass */
export function isWhole(bytes: Uint8Array, type: string): boolean {
  const check = ends[type];
  return check === undefined || check(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
}

const ends: Readonly<Record<string, (bytes: Uint8Array, view: DataView) => boolean>> = {
  png: (bytes, view) => {
    // Chunks: length, name, data, checksum.
    for (let at = 8; at + 12 <= bytes.length; at += view.getUint32(at) + 12)
      if (nameAt(bytes, at + 4) === 'IEND') return true;
    return false;
  },
  jpg: (bytes, view) => {
    let at = 2;
    // Segments up to the picture's data; previews in them have an end of their own.
    while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda)
      at += bytes[at + 1] === 0xff ? 1 : view.getUint16(at + 2) + 2;
    for (let end = bytes.length - 2; end > at; end--) if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) return true;
    return false;
  },
  gif: (bytes) => {
    const table = (flags = 0) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
    let at = 13 + table(bytes[10]);
    while (at < bytes.length) {
      if (bytes[at] === 0x3b) return true;
      // An extension with its label, or a frame with its own colours and the size of its codes.
      at += bytes[at] === 0x2c ? 11 + table(bytes[at + 9]) : 2;
      for (let length = bytes[at]; length !== undefined && length > 0; length = bytes[at]) at += length + 1;
      at += 1;
    }
    return false;
  },
  webp: (bytes, view) => bytes.length >= 8 && view.getUint32(4, true) + 8 <= bytes.length + 1,
  avif: (bytes, view) => {
    let at = 0;
    while (at + 8 <= bytes.length) {
      const size = view.getUint32(at);
      // To the end of the file; or of more than four gigabytes, which nobody shows.
      if (size === 0) return true;
      if (size === 1) return false;
      at += size;
    }
    return at === bytes.length;
  },
};

const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
