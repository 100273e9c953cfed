import { PDFHexString, PDFString } from '@cantoo/pdf-lib';

/** One instruction of a content stream, with its operands. */
export interface Operation {
  readonly operator: string;
  /** As they are written: `/NonStruct`, `<</MCID 0 >>`, `<001d>`. */
  readonly operands: readonly string[];
  /** Offsets into the stream, of the first operand and after the operator. */
  readonly start: number;
  readonly end: number;
}

/** Character classes of a byte, ISO 32000-1, 7.2.2. */
const REGULAR = 0;
const WHITE = 1;
const DELIMITER = 2;

const KINDS = new Uint8Array(256).fill(REGULAR);
for (const byte of Buffer.from('\0\t\n\f\r ')) KINDS[byte] = WHITE;
for (const byte of Buffer.from('()<>[]{}/%')) KINDS[byte] = DELIMITER;

const kindAt = (stream: string, at: number) => KINDS[stream.charCodeAt(at)];

/** Operands that look like operators. */
const WORDS = new Set(['true', 'false', 'null']);
/** The end of an inline image. */
const IMAGE_END = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;

/**
 * The instructions of a content stream, ISO 32000-1, 7.8.2.
 *
 * @param stream each byte a character
 */
export function* operationsOf(stream: string): Generator<Operation> {
  let at = 0;
  let start: number | undefined;
  let operands: string[] = [];
  while ((at = skipGap(stream, at)) < stream.length) {
    const end = endOfOperand(stream, at);
    const token = stream.slice(at, end);
    start ??= at;
    const isOperand = !/^[A-Za-z'"]/.test(token) || WORDS.has(token);
    at = token === 'ID' ? endOfImage(stream, end) : end;
    if (isOperand) operands.push(token);
    // Between `BI` and `ID` are the operands of the image, without marks: 8.9.7.
    if (isOperand || token === 'BI') continue;
    yield { operator: token === 'ID' ? 'EI' : token, operands, start, end: at };
    [start, operands] = [undefined, []];
  }
}

/** Skips white space and comments: `  % words`. */
function skipGap(stream: string, from: number): number {
  let at = from;
  while (kindAt(stream, at) === WHITE || stream[at] === '%')
    if (stream[at] !== '%') at++;
    else while (at < stream.length && !'\r\n'.includes(stream.charAt(at))) at++;
  return at;
}

/** A whole array or dictionary is one operand. */
function endOfOperand(stream: string, from: number): number {
  let at = from;
  let depth = 0;
  while (at < stream.length) {
    const end = endOfToken(stream, at);
    const first = stream[at];
    if (first === '[' || (first === '<' && stream[at + 1] === '<')) depth++;
    if (first === ']' || (first === '>' && stream[at + 1] === '>')) depth--;
    if (depth <= 0) return end;
    at = skipGap(stream, end);
  }
  return at;
}

/** A string, `(a)` or `<001d>`, a bracket, `[` or `<<`, a name, `/F5`, or a number or operator, `-12.5`, `f*`. */
function endOfToken(stream: string, from: number): number {
  const first = stream[from];
  if (first === '(') return endOfString(stream, from);
  if ((first === '<' || first === '>') && stream[from + 1] === first) return from + 2;
  if (first === '<') return endOfHex(stream, from);
  let at = from + 1;
  // Any other delimiter is a token of its own.
  if (first === '/' || kindAt(stream, from) === REGULAR) while (kindAt(stream, at) === REGULAR) at++;
  return at;
}

/** Skips an unterminated string, so that the parser ends on a broken stream. */
function endOfHex(stream: string, from: number): number {
  let at = from + 1;
  while (at < stream.length && stream[at] !== '<' && stream[at] !== '>') at++;
  return stream[at] === '>' ? at + 1 : from + 1;
}

/** Parentheses nest, unless there is a backslash before them. */
function endOfString(stream: string, from: number): number {
  let depth = 0;
  for (let at = from; at < stream.length; at++) {
    const character = stream[at];
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  return stream.length;
}

function endOfImage(stream: string, from: number): number {
  IMAGE_END.lastIndex = from;
  return IMAGE_END.exec(stream) ? IMAGE_END.lastIndex : stream.length;
}

/** Operators that begin or continue a path, which marks must not interrupt: ISO 32000-1, figure 9. */
export const BUILDS_PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*']);

/** Operators that paint a path. `n` ends one and paints nothing. */
export const PAINTS_PATH = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);

export const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);

/** Shadings and inline images. `Do` paints, too, but depends on the object that it names. */
export const PAINTS_AT_ONCE = new Set(['sh', 'EI']);

/** `<</MCID 5 >>` */
const MCID = /\/MCID\s+(\d+)/;

export function mcidOf(properties: string | undefined): number | undefined {
  const digits = MCID.exec(properties ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A string as it is shown, `(a)` or `<61>`, or several with the distances between them, `[<61> -20 <62>]`. */
const STRING = /<([\da-f\s]*)>|\(((?:\\.|[^\\()]|\([^()]*\))*)\)/gis;

/** Character codes in a string: of one byte each, or of two in a composite font. */
export function codesIn(operand: string, isComposite: boolean): number[] {
  const width = isComposite ? 4 : 2;
  const codes: number[] = [];
  for (const [, digits, letters = ''] of operand.matchAll(STRING)) {
    const hex = digits?.replace(/\s/g, '') ?? Buffer.from(PDFString.of(letters).asBytes()).toString('hex');
    for (let at = 0; at < hex.length; at += width)
      codes.push(Number.parseInt(hex.slice(at, at + width).padEnd(width, '0'), 16));
  }
  return codes;
}

/** `/ActualText <FEFF05D0>` or `/ActualText (\))` */
const ACTUAL_TEXT = /\/ActualText\s*(?:<([\da-f\s]*)>|\(((?:\\.|[^\\()]|\([^()]*\))*)\))/is;

/** The replacement text of marked content. */
export function actualTextOf(properties: string): string | undefined {
  const [found, digits, letters = ''] = ACTUAL_TEXT.exec(properties) ?? [];
  if (found === undefined) return undefined;
  return digits === undefined ? PDFString.of(letters).decodeText() : PDFHexString.of(digits).decodeText();
}
