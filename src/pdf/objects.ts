/** Reads PDF dictionaries defensively: a value of another type counts as missing. */
import { constants, inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream,
  PDFString,
  decodePDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** Cache of PDFName objects: creating one takes the library longer than a lookup. */
const keys = new Map<string, PDFName>();

export function keyNamed(key: string): PDFName {
  const name = keys.get(key) ?? PDFName.of(key);
  keys.set(key, name);
  return name;
}

const texts = new WeakMap<PDFName, string>();

/** The text of a name; cached, as the same few names are used everywhere. */
export function textOfName(name: PDFName): string {
  const text = texts.get(name) ?? name.decodeText();
  texts.set(name, text);
  return text;
}

/** The value of a key, references followed. */
export const find = (dict: PDFDict | undefined, key: string): PDFObject | undefined => dict?.lookup(keyNamed(key));

/** The value of a key, without following a reference. */
export const entryOf = (dict: PDFDict, key: string): PDFObject | undefined => dict.get(keyNamed(key));

/** Of a stream, its dictionary. */
export function dictIn(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  return asDict(find(dict, key));
}

export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFStream) return object.dict;
  return object instanceof PDFDict ? object : undefined;
}

export function nameIn(dict: PDFDict | undefined, key: string): string | undefined {
  const value = find(dict, key);
  return value instanceof PDFName ? textOfName(value) : undefined;
}

export const textIn = (dict: PDFDict | undefined, key: string): string | undefined => asText(find(dict, key));

export const asText = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

export function numberIn(dict: PDFDict | undefined, key: string): number | undefined {
  const value = find(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function isTrue(dict: PDFDict | undefined, key: string): boolean {
  return find(dict, key) === PDFBool.True;
}

/** The elements of an array, references followed; empty if there is no array. */
export function arrayIn(dict: PDFDict | undefined, key: string): readonly PDFObject[] {
  const value = find(dict, key);
  return value instanceof PDFArray ? asArray(value) : [];
}

export const asArray = (array: PDFArray): readonly PDFObject[] =>
  Array.from({ length: array.size() }, (_, index) => array.lookup(index)).filter((one) => one !== undefined);

/** The decoded content of a stream, each byte a character. */
export function bytesOf(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFStream)) return '';
  return Buffer.from(decode(stream)).toString('latin1');
}

/** Inflates with Node's zlib, which is faster than the library. */
function decode(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const isPlainFlate =
    nameIn(stream.dict, 'Filter') === 'FlateDecode' && find(stream.dict, 'DecodeParms') === undefined;
  if (!isPlainFlate) return decodePDFRawStream(stream).decode();
  try {
    // Accepts a truncated stream.
    return inflateSync(stream.getContents(), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // Ignore a wrong checksum at the end, as the library and viewers do.
    return decodePDFRawStream(stream).decode();
  }
}

/** Name and value of each leaf of a number or name tree, in its order. */
export function leavesOf(tree: PDFDict | undefined, entries: 'Nums' | 'Names'): [PDFObject, PDFObject][] {
  const own = arrayIn(tree, entries);
  const pairs = own.flatMap((key, at): [PDFObject, PDFObject][] => {
    const value = own[at + 1];
    return at % 2 === 0 && value ? [[key, value]] : [];
  });
  return [...pairs, ...arrayIn(tree, 'Kids').flatMap((kid) => leavesOf(asDict(kid), entries))];
}
