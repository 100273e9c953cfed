/** Reads a picture's size and problems from its bytes, without decoding it. */
import { imageSize } from 'image-size';
import { isDrawing, readDrawing, type PictureFault, type Size } from './drawing.ts';

export interface PictureFile {
  /** Missing if unknown. */
  readonly size?: Size | undefined;
  readonly faults: readonly PictureFault[];
}

/** Formats that every supported browser shows, by `image-size`'s names, and their extensions. */
const SHOWN: Readonly<Record<string, string>> = {
  png: 'png',
  jpg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
  bmp: 'bmp',
  ico: 'ico',
};

/**
 * Above these limits a picture is reported as large. Each reader downloads it, and the one file and the PDF embed it. A
 * photo for a 4K projector has 8 megapixels and 2 MB.
 */
export const LARGEST = { megapixels: 25, megabytes: 5 } as const;

/** @param name of the file; its extension determines the media type */
export function readPicture(bytes: Uint8Array, name: string): PictureFile {
  if (bytes.length === 0) return broken('is empty');
  const isNamedDrawing = /\.svg$/i.test(name);
  if (isDrawing(bytes)) {
    const { size, faults } = readDrawing(bytes);
    const misnamed = isNamedDrawing ? [] : [{ kind: 'misnamed', holds: 'an SVG drawing', ending: 'svg' } as const];
    return { size, faults: [...misnamed, ...faults, ...tooLarge(bytes.length)] };
  }
  if (bytes.subarray(0, 64).every((byte) => byte === 0)) return broken('holds zeros instead of a picture');
  const header = headerOf(bytes);
  if (!header) return broken(`is ${kindOf(bytes)}`);
  const ending = SHOWN[header.type];
  if (ending === undefined) return broken(`holds ${header.type.toUpperCase()}, which browsers do not show`);
  const { size } = header;
  const misnamed = isNamedDrawing ? [{ kind: 'misnamed', holds: ending.toUpperCase(), ending } as const] : [];
  if (size.width === 0 || size.height === 0) return broken('has no size');
  if (!isWhole(bytes, header.type)) return { size, faults: [...misnamed, ...broken('ends too early').faults] };
  return { size, faults: [...misnamed, ...tooLarge(bytes.length, size)] };
}

const broken = (reason: string): PictureFile => ({ faults: [{ kind: 'broken', reason }] });

function headerOf(bytes: Uint8Array): { readonly type: string; readonly size: Size } | undefined {
  try {
    const { width, height, type, orientation = 1 } = imageSize(bytes);
    if (type === undefined || type === 'svg') return undefined;
    // EXIF orientations 5 to 8 swap width and height.
    return { type, size: orientation > 4 ? { width: height, height: width } : { width, height } };
  } catch {
    return undefined;
  }
}

function tooLarge(bytes: number, size?: Size): PictureFault[] {
  const megapixels = size ? (size.width * size.height) / 1e6 : 0;
  const megabytes = bytes / 1e6;
  if (megapixels <= LARGEST.megapixels && megabytes <= LARGEST.megabytes) return [];
  const facts = [
    ...(size && megapixels > LARGEST.megapixels ? [`${size.width} × ${size.height} px`] : []),
    ...(megabytes > LARGEST.megabytes ? [`${megabytes.toFixed(1)} MB`] : []),
  ];
  return [{ kind: 'large', facts: facts.join(' and ') }];
}

/** The actual content of a file that is not a picture, by its first bytes. */
function kindOf(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart();
  if (/^<(!doctype html|html|head|body)/i.test(start)) return 'an HTML page';
  if (start.startsWith('%PDF')) return 'a PDF';
  if (start.startsWith('version https://git-lfs'))
    return 'only a pointer of Git LFS (`git lfs pull` brings the picture)';
  if (start.startsWith('\x1f\x8b')) return 'compressed (gzip)';
  if (start.startsWith('PK')) return 'a ZIP archive';
  if (/^.{4}ftypavif/s.test(start)) return 'only the beginning of a picture';
  if (/^.{4}ftyp(?:hei|hev|mif)/s.test(start)) return 'an HEIC photo, which few browsers show';
  if (/^[\x20-\x7e\s]+$/.test(start)) return 'text';
  return 'no picture, or damaged at its beginning';
}

/**
 * Whether a picture file is complete. A truncated download shows half a picture or none.
 *
 * @param type as `image-size` names it; formats without an end marker always pass
 */
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
    // Segments up to the image data; embedded thumbnails have their own end marker.
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
      // An extension with its label, or a frame with its local colour table and code size.
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
      // Size 0 extends to the end of the file; size 1 means over 4 GB.
      if (size === 0) return true;
      if (size === 1) return false;
      at += size;
    }
    return at === bytes.length;
  },
};

const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
