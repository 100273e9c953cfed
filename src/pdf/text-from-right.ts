import { actualTextOf, codesIn, mcidOf, operationsOf, type Operation } from './content-stream.ts';
import { READ_FROM_THE_RIGHT, type Direction } from '../language.ts';

/** Maps the two-byte codes of a stream's font to text; undefined for a font that is not composite. */
export type MeaningOf = (font: string) => ((code: number) => string) | undefined;

/** A marked piece in reading order. */
export interface ReadPiece {
  readonly text: string;
  /** Whether it contains right-to-left text. */
  readonly isFromRight: boolean;
}

/** A text object, `BT … ET`, in which Chromium shows glyphs of one font on one line, from left to right. */
interface Line {
  /** In reading order. */
  readonly text: string;
  /** Baseline; text objects with the same one are parts of one line. */
  readonly height: string;
  readonly runs: 'from the right' | 'from the left' | 'either way';
}

/**
 * The texts of the marked pieces of a stream, by their numbers. Chromium shows glyphs from left to right, even those of
 * a right-to-left word, which it marks by `ReversedChars`. Few viewers support that.
 *
 * @param stream each byte a character
 * @param base direction of a line with parts of both directions
 */
export function readPieces(stream: string, meaningOf: MeaningOf, base: Direction): ReadonlyMap<number, ReadPiece> {
  const lines = new Map<number, Line[]>();
  const marks: (number | undefined)[] = [];
  let inside: Operation[] | undefined;
  for (const operation of operationsOf(stream)) {
    const { operator, operands } = operation;
    if (operator === 'BT') inside = [];
    else if (operator === 'ET') {
      const mcid = marks.findLast((one) => one !== undefined);
      if (mcid !== undefined) lines.set(mcid, [...(lines.get(mcid) ?? []), lineOf(inside ?? [], meaningOf)]);
      inside = undefined;
    } else if (inside) inside.push(operation);
    else if (operator === 'BMC' || operator === 'BDC') marks.push(mcidOf(operands[1]));
    else if (operator === 'EMC') marks.pop();
  }
  return new Map([...lines].map(([mcid, own]) => [mcid, pieceOf(own, base)]));
}

function pieceOf(lines: readonly Line[], base: Direction): ReadPiece {
  const parts: Line[][] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last?.[0]?.height === line.height) last.push(line);
    else parts.push([line]);
  }
  return {
    text: parts.flatMap((part) => orderOf(part, base)).join(''),
    isFromRight: lines.some(({ runs }) => runs === 'from the right'),
  };
}

/** From visual to reading order: Unicode's rule L2 (UAX #9), inverted. */
function orderOf(lines: readonly Line[], base: Direction): readonly string[] {
  const around = base === 'rtl' ? 1 : 0;
  const strong = lines.map(({ runs }) =>
    runs === 'from the right' ? 1 : runs === 'from the left' ? 2 * around : undefined,
  );
  const numbered = lines.map(({ text }, at) => {
    const before = strong.slice(0, at).findLast((one) => one !== undefined) ?? around;
    const after = strong.slice(at + 1).find((one) => one !== undefined) ?? around;
    return { text, level: strong[at] ?? (before === after ? before : around) };
  });
  return reverseFrom(2, reverseFrom(1, numbered)).map(({ text }) => text);
}

function reverseFrom<T extends { readonly level: number }>(level: number, all: readonly T[]): T[] {
  const ordered: T[] = [];
  let run: T[] = [];
  for (const one of all) {
    if (one.level >= level) run.unshift(one);
    else {
      ordered.push(...run, one);
      run = [];
    }
  }
  return [...ordered, ...run];
}

function lineOf(operations: readonly Operation[], meaningOf: MeaningOf): Line {
  /** The text of each glyph, or of several glyphs under one mark with `ActualText`. */
  const clusters: string[] = [];
  let meaning: ReturnType<MeaningOf>;
  let height = '';
  let isReversed = false;
  let isSaid = false;
  for (const { operator, operands } of operations) {
    const [first = '', second = ''] = operands;
    if (operator === 'Tf') meaning = meaningOf(first.slice(1));
    else if (operator === 'Tm') height = operands[5] ?? '';
    else if (operator === 'BMC') isReversed ||= first === '/ReversedChars';
    else if (operator === 'BDC') {
      const says = actualTextOf(second);
      isSaid = says !== undefined;
      clusters.push(says ?? '');
    } else if (operator === 'EMC') isSaid = false;
    else if (operator === 'Tj' && !isSaid) clusters.push(...codesIn(first, true).map((code) => meaning?.(code) ?? ''));
  }
  const shown = clusters.join('');
  // Chromium writes no `ReversedChars` for a single letter, or where a combining mark moves its letter.
  const isFromRight = isReversed || READ_FROM_THE_RIGHT.test(shown);
  const runs = isFromRight ? 'from the right' : /[\p{L}\p{Nd}]/u.test(shown) ? 'from the left' : 'either way';
  return { text: isFromRight ? clusters.toReversed().join('') : shown, height, runs };
}
