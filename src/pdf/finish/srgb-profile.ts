/**
 * The ICC profile of sRGB, computed from the primaries, white point and transfer curve in IEC 61966-2-1. PDF/A requires
 * a profile (ISO 19005-2, 6.2.4.2). Its format is ICC.1:2004-10, version 4.2, which PDF 1.7 supports.
 */

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

/** Chromaticities x and y of red, green and blue, and of the screen's white point; XYZ of the profile's white point. */
const PRIMARIES = [
  [0.64, 0.33],
  [0.3, 0.6],
  [0.15, 0.06],
] as const;
const D65 = [0.3127, 0.329] as const;
const D50: Vector = [0.9642, 1, 0.8249];

/** The matrix of Bradford's chromatic adaptation. */
const BRADFORD: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

/** Parameters of the curve in the order of `para` type 3, g a b c d: Y = (aX + b)^g from d on, and cX below. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

const times = (matrix: Matrix, [x, y, z]: Vector): Vector => {
  const row = ([a, b, c]: Vector) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

const product = (one: Matrix, other: Matrix): Matrix => {
  const columns = transposed(other);
  return transposed([times(one, columns[0]), times(one, columns[1]), times(one, columns[2])]);
};

const transposed = ([a, b, c]: Matrix): Matrix => [
  [a[0], b[0], c[0]],
  [a[1], b[1], c[1]],
  [a[2], b[2], c[2]],
];

const cross = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [b * z - c * y, c * x - a * z, a * y - b * x];

const scaled = ([x, y, z]: Vector, by: number): Vector => [x * by, y * by, z * by];

function inverse(matrix: Matrix): Matrix {
  const [a, b, c] = transposed(matrix);
  const rows = [cross(b, c), cross(c, a), cross(a, b)] as const;
  const determinant = a[0] * rows[0][0] + a[1] * rows[0][1] + a[2] * rows[0][2];
  return [scaled(rows[0], 1 / determinant), scaled(rows[1], 1 / determinant), scaled(rows[2], 1 / determinant)];
}

/** A colour of a luminance of 1. */
const colourOf = ([x, y]: readonly [number, number]): Vector => [x / y, 1, (1 - x - y) / y];

const diagonal = ([x, y, z]: Vector): Matrix => [
  [x, 0, 0],
  [0, y, 0],
  [0, 0, z],
];

/** Matrix from the screen's white point to the profile's. */
function adaptation(): Matrix {
  const [from, to] = [times(BRADFORD, colourOf(D65)), times(BRADFORD, D50)];
  const gains: Vector = [to[0] / from[0], to[1] / from[1], to[2] / from[2]];
  return product(inverse(BRADFORD), product(diagonal(gains), BRADFORD));
}

/** The primaries adapted to the profile: their sum is its white point. */
function colorants(adapted: Matrix): Matrix {
  const [red, green, blue] = PRIMARIES;
  const columns = transposed([colourOf(red), colourOf(green), colourOf(blue)]);
  const amounts = times(inverse(columns), colourOf(D65));
  return transposed(product(adapted, product(columns, diagonal(amounts))));
}

/** As `s15Fixed16Number`. */
function fixed(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 65_536), 4 * index));
  return bytes;
}

const typed = (type: string, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), ...parts]);

/** A localized text, in English only. */
function text(words: string): Buffer {
  const utf16 = Buffer.from(words, 'utf16le').swap16();
  const head = Buffer.alloc(20);
  [1, 12].forEach((value, index) => head.writeUInt32BE(value, 4 * index));
  head.write('enUS', 8, 'latin1');
  head.writeUInt32BE(utf16.length, 12);
  head.writeUInt32BE(28, 16);
  return typed('mluc', head, utf16);
}

/** @returns bytes of a profile for screens */
export function srgbProfile(): Uint8Array {
  const adapted = adaptation();
  const [red, green, blue] = colorants(adapted);
  const curve = typed('para', Buffer.from([0, 3, 0, 0]), fixed(...CURVE));
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', typed('XYZ ', fixed(...D50))],
    ['chad', typed('sf32', fixed(...adapted.flat()))],
    ['rXYZ', typed('XYZ ', fixed(...red))],
    ['gXYZ', typed('XYZ ', fixed(...green))],
    ['bXYZ', typed('XYZ ', fixed(...blue))],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  return profileOf(tags);
}

const HEAD = 128;

/** Header, tag table and tag data, aligned to four bytes; shared data is written once. */
function profileOf(tags: readonly (readonly [string, Buffer])[]): Uint8Array {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const at = new Map<Buffer, number>();
  const data: Buffer[] = [];
  let end = HEAD + table.length;
  tags.forEach(([name, bytes], index) => {
    if (!at.has(bytes)) {
      at.set(bytes, end);
      const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
      data.push(padded);
      end += padded.length;
    }
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(at.get(bytes) ?? 0, 8 + 12 * index);
    table.writeUInt32BE(bytes.length, 12 + 12 * index);
  });
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(end, 0);
  // Version 4.2, of a display, from RGB to XYZ.
  head.write('\x04\x20\0\0mntrRGB XYZ ', 8, 'latin1');
  // A date is required: that of the standard.
  [1999, 10, 1].forEach((value, index) => head.writeUInt16BE(value, 24 + 2 * index));
  head.write('acsp', 36, 'latin1');
  fixed(...D50).copy(head, 68);
  return Buffer.concat([head, table, ...data]);
}
