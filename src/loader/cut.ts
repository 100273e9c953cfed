/** Lines that can be parsed independently. */
export interface Chunk {
  readonly text: string;
  /** Line in the file where the text begins, from 1. */
  readonly line: number;
}

const BREAK = /^---[ \t]*$/;
const BLANK = /^[ \t]*$/;
/** ```` ```gdb {1-2} ````; after backticks, the info string contains no backtick. */
const FENCE = /^(`{3,})[^`]*$|^(~{3,})/;
/** `:::steps`, `:::since{date=2020-02}`; less simple forms are left to the parser. */
const CONTAINER = /^(:{3,})[a-zA-Z][\w-]*(?:\{[^{}"']*\})?[ \t]*$/;
/** Lines that depend on context: indented fences, HTML other than a comment or an autolink. */
const UNSURE = /^ {1,3}(?:`{3}|~{3}|:{3}|<)|^<(?![a-zA-Z][a-zA-Z0-9+.-]*:)|^:{3,}[a-zA-Z]/;

/**
 * Splits a file at slide breaks that are certain without parsing. Each slide is then parsed and cached separately:
 * parse time is superlinear (3,000 slides: 12.6 s at once, 3.4 s one by one).
 *
 * It may miss breaks, but never finds one that the parser does not: from the first doubtful line on, the rest stays one
 * chunk, and `split` divides its tree. A property test compares both.
 */
export function cut(text: string): Chunk[] {
  const lines = text.split('\n');
  const chunks: Chunk[] = [];
  let start = 0;
  /** Whether a line ends the current block. */
  let endsBlock: ((line: string) => boolean) | undefined;

  for (const [index, line] of lines.entries()) {
    if (endsBlock) {
      if (endsBlock(line)) endsBlock = undefined;
      continue;
    }
    const fence = FENCE.exec(line);
    const fenceMark = fence?.[1] ?? fence?.[2];
    const colons = CONTAINER.exec(line)?.[1];
    if (fenceMark !== undefined) {
      endsBlock = (other) => closes(other, fenceMark);
    } else if (colons !== undefined) {
      endsBlock = (other) => closes(other, colons);
    } else if (line.startsWith('<!--')) {
      if (!line.includes('-->')) endsBlock = (other) => other.includes('-->');
    } else if (UNSURE.test(line)) {
      break;
    } else if (BREAK.test(line) && BLANK.test(lines[index - 1] ?? '') && BLANK.test(lines[index + 1] ?? '')) {
      chunks.push({ text: lines.slice(start, index).join('\n'), line: start + 1 });
      start = index + 1;
    }
  }
  // After a break on the last line, the empty chunk gets that line's number.
  chunks.push({ text: lines.slice(start).join('\n'), line: Math.min(start + 1, lines.length) });
  return chunks;
}

/**
 * Whether a line closes the block that this mark opened: the same character, at least as many times, then only white
 * space. At most three spaces of indentation: four make it code.
 */
export function closes(line: string, mark: string): boolean {
  const [, indent = '', sign = ''] = /^([ \t]*)(`+|~+|:+)[ \t]*$/.exec(line) ?? [];
  return indent.length <= 3 && !indent.includes('\t') && sign.startsWith(mark);
}

/** Strips indentation and block quote marks. */
export const withoutMargin = (line: string): string => line.replace(/^[ \t>]*/, '');
