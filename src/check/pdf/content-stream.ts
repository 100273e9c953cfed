/** One instruction of a content stream, with what stands before it. */
export interface Operation {
  readonly operator: string;
  /** As they are written: `/NonStruct`, `<</MCID 0 >>`, `<001d>`. */
  readonly operands: readonly string[];
  /** Offsets into the stream, of the first operand and after the operator. */
  readonly start: number;
  readonly end: number;
}

/** White space and comments: `  % words`. */
const GAP = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y;
/** A hexadecimal string, a bracket, a name, or a number or operator: `<001d>`, `<<`, `/F5`, `-12.5`, `f*`. */
const TOKEN = /<<|>>|<[^<>]*>|[[\]{}]|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const OPENS = new Set(['<<', '[']);
const CLOSES = new Set(['>>', ']']);
/** An operand that looks like a word: `-.24`, `true`. */
const VALUE = /^(?:[-+]?[\d.]+|true|false|null)$/;
/** The end of an image that stands in the stream itself. */
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
    if (!/^[A-Za-z'"]/.test(token) || VALUE.test(token)) {
      operands.push(token);
      at = end;
      continue;
    }
    at = token === 'ID' ? endOfImage(stream, end) : end;
    yield { operator: token === 'ID' ? 'EI' : token, operands, start, end: at };
    [start, operands] = [undefined, []];
  }
}

function skipGap(stream: string, at: number): number {
  GAP.lastIndex = at;
  GAP.test(stream);
  return GAP.lastIndex;
}

/** A whole array or dictionary is one operand. */
function endOfOperand(stream: string, from: number): number {
  let at = from;
  let depth = 0;
  while (at < stream.length) {
    const end = endOfToken(stream, at);
    const token = stream.slice(at, end);
    depth += OPENS.has(token) ? 1 : CLOSES.has(token) ? -1 : 0;
    if (depth <= 0) return end;
    at = skipGap(stream, end);
  }
  return at;
}

function endOfToken(stream: string, at: number): number {
  if (stream[at] === '(') return endOfString(stream, at);
  TOKEN.lastIndex = at;
  // What is no token is passed over, so that a broken stream ends.
  return TOKEN.test(stream) ? TOKEN.lastIndex : at + 1;
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

/** Shadings and images in the stream itself. `Do` paints too, but what depends on the object it names. */
export const PAINTS_AT_ONCE = new Set(['sh', 'EI']);

/** `<</MCID 5 >>` */
const MCID = /\/MCID\s+(\d+)/;

export function mcidOf(properties: string | undefined): number | undefined {
  const digits = MCID.exec(properties ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
