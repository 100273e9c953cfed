import { PDFDict, PDFStream, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { arrayIn, asDict, bytesOf, dictIn, find, nameIn } from './objects.ts';

export interface FontFacts {
  /** With the six letters that mark a subset: `AAAAAA+IBMPlexSans-Regular`. */
  readonly name: string;
  /** `Type3` for glyphs that are drawings, `CIDFontType2` for TrueType, `CIDFontType0` for CFF. */
  readonly type: string;
  readonly isEmbedded: boolean;
  /** A name such as `Identity-H`, or `embedded` for a stream in the file. */
  readonly encoding: string | undefined;
  readonly cidToGid: string | undefined;
  /** Whether it maps codes to Unicode. */
  readonly hasToUnicode: boolean;
  /** Codes of two bytes, in a composite font. */
  readonly isComposite: boolean;
  /** Text by code, as the font's ToUnicode has it. */
  readonly unicode: ReadonlyMap<number, string>;
}

export type FontReader = (font: PDFDict) => FontFacts;

/** Reads each font of a document once, however often pages use it. */
export function fontReader(): FontReader {
  const known = new Map<PDFDict, FontFacts>();
  return (font) => {
    const seen = known.get(font);
    if (seen) return seen;
    const facts = readFont(font);
    known.set(font, facts);
    return facts;
  };
}

/** Every font of the document, each once. */
export function fontsOf({ context }: PDFDocument, readFont: FontReader): FontFacts[] {
  const descendants = new Set<PDFDict>();
  const fonts = context.enumerateIndirectObjects().flatMap(([, object]) => {
    const isFont = object instanceof PDFDict && nameIn(object, 'Type') === 'Font';
    if (isFont) for (const inner of arrayIn(object, 'DescendantFonts')) addDict(descendants, inner);
    return isFont ? [object] : [];
  });
  // A descendant font is reported with its composite font.
  return fonts.filter((font) => !descendants.has(font)).map(readFont);
}

function addDict(dicts: Set<PDFDict>, object: PDFObject): void {
  const dict = asDict(object);
  if (dict) dicts.add(dict);
}

function readFont(font: PDFDict): FontFacts {
  const descendant = asDict(arrayIn(font, 'DescendantFonts')[0]);
  const shapes = descendant ?? font;
  const descriptor = dictIn(shapes, 'FontDescriptor');
  const toUnicode = find(font, 'ToUnicode');
  return {
    name: nameIn(font, 'BaseFont') ?? '',
    type: nameIn(shapes, 'Subtype') ?? '',
    isEmbedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => find(descriptor, key) instanceof PDFStream),
    encoding: nameOrStream(font, 'Encoding'),
    cidToGid: nameOrStream(shapes, 'CIDToGIDMap'),
    hasToUnicode: toUnicode instanceof PDFStream,
    isComposite: nameIn(font, 'Subtype') === 'Type0',
    unicode: readCMap(bytesOf(toUnicode)),
  };
}

const nameOrStream = (font: PDFDict, key: string): string | undefined =>
  find(font, key) instanceof PDFStream ? 'embedded' : nameIn(font, key);

/** `beginbfchar <0003> <0020> endbfchar` and `beginbfrange <0010> <0012> <0041> endbfrange`, ISO 32000-1, 9.10.3. */
const BLOCK = /begin(bfchar|bfrange)(.*?)endbf/gs;
const CHAR = /<([\da-f\s]+)>\s*<([\da-f\s]*)>/gi;
const RANGE = /<([\da-f\s]+)>\s*<([\da-f\s]+)>\s*(?:<([\da-f\s]*)>|\[([^\]]*)\])/gi;

/** The text of each code in a ToUnicode map. */
export function readCMap(text: string): Map<number, string> {
  const unicode = new Map<number, string>();
  for (const [, kind, block = ''] of text.matchAll(BLOCK)) {
    if (kind === 'bfchar') for (const [, code = '', to = ''] of block.matchAll(CHAR)) unicode.set(hex(code), utf16(to));
    else for (const range of block.matchAll(RANGE)) readRange(range, unicode);
  }
  return unicode;
}

function readRange([, first = '', last = '', to, list]: RegExpMatchArray, unicode: Map<number, string>): void {
  const targets = list === undefined ? undefined : [...list.matchAll(/<([\da-f\s]*)>/gi)].map(([, one = '']) => one);
  for (let code = hex(first); code <= hex(last); code++) {
    const step = code - hex(first);
    unicode.set(code, targets ? utf16(targets[step] ?? '') : later(utf16(to ?? ''), step));
  }
}

/** In a range, the last UTF-16 code unit is incremented. */
const later = (text: string, step: number): string =>
  text.slice(0, -1) + String.fromCharCode((text.charCodeAt(text.length - 1) || 0) + step);

const hex = (digits: string): number => Number.parseInt(digits.replace(/\s/g, ''), 16);

const utf16 = (digits: string): string => Buffer.from(digits.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');

/** Maximum entries of a block in a CMap: ISO 32000-1, 9.7.5.4. */
const MOST = 100;

/**
 * Maps the texts of a CMap; returns the map itself if none changes.
 *
 * @param map a CMap, each byte a character
 */
export function changeCMap(map: string, change: (text: string) => string): string {
  const unicode = readCMap(map);
  const isUnchanged = [...unicode.values()].every((text) => change(text) === text);
  const [, head = '', width = ''] = /^([^]*?)\d+\s+beginbf(?:char|range)\s*<([\da-f]+)>/i.exec(map) ?? [];
  const tail = /(?<=endbf(?:char|range))(?:(?!endbf)[^])*$/.exec(map)?.[0];
  if (isUnchanged || width === '' || tail === undefined) return map;
  const entries = [...unicode].map(
    ([code, text]) => `<${code.toString(16).padStart(width.length, '0')}> <${digitsOf(change(text))}>`,
  );
  const blocks = Array.from({ length: Math.ceil(entries.length / MOST) }, (_, index) => {
    const block = entries.slice(index * MOST, (index + 1) * MOST);
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`;
  });
  return head + blocks.join('\n') + tail;
}

const digitsOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
