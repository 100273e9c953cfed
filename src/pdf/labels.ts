import { PDFHexString, PDFName, PDFNumber, type PDFDocument } from '@cantoo/pdf-lib';
import { WORDS } from '../contract.ts';
import { asDict, dictIn, leavesOf, nameIn, numberIn, textIn } from './objects.ts';

interface Range {
  /** Zero-based index of its first page. */
  readonly from: number;
  readonly prefix: string;
  readonly style: string | undefined;
  /** Number of its first page. */
  readonly first: number;
}

/** The label of each page, ISO 32000-1, 12.4.2; undefined if the file has none. */
export function labelsOf(document: PDFDocument): (string | undefined)[] {
  const ranges = leavesOf(dictIn(document.catalog, 'PageLabels'), 'Nums').map(([key, value]): Range => {
    const dict = asDict(value);
    return {
      from: key instanceof PDFNumber ? key.asNumber() : 0,
      prefix: textIn(dict, 'P') ?? '',
      style: nameIn(dict, 'S'),
      first: numberIn(dict, 'St') ?? 1,
    };
  });
  return document.getPages().map((_, page) => {
    const range = ranges.findLast(({ from }) => from <= page);
    return range && range.prefix + numeral(range.first + page - range.from, range.style);
  });
}

function numeral(number: number, style: string | undefined): string {
  switch (style) {
    case 'D':
      return `${number}`;
    case 'A':
    case 'a': {
      const letters = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
      return style === 'A' ? letters.toUpperCase() : letters;
    }
    case 'R':
    case 'r':
      return style === 'R' ? roman(number).toUpperCase() : roman(number);
    default:
      return '';
  }
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(number: number): string {
  const [value, letters] = ROMAN.find(([one]) => one <= number) ?? [0, ''];
  return value === 0 ? '' : letters + roman(number - value);
}

/** A page of the deck's print page. */
interface SlidePage {
  /** Only the first page of a slide has it. */
  readonly id: string | undefined;
  /** Number of its slide, as in the footer: `14`, `+1`. */
  readonly number: string;
  /** Whether it has the words of a figure instead of its drawing. */
  readonly isWords: boolean;
}

/**
 * Page labels: the number of the slide, `14`, or `+1` for a backup slide; with a step, `14.2`; for the words of a
 * figure, `14 text`.
 */
export function slideLabels(pages: readonly SlidePage[]): string[] {
  let step = 0;
  return pages.map(({ id, number, isWords }) => {
    if (isWords) return number + WORDS;
    step = id === undefined ? step + 1 : 0;
    return step === 0 ? number : `${number}.${step}`;
  });
}

/** One range for each page: no numbering style of PDF fits. */
export function writeLabels(
  { catalog, context }: PDFDocument,
  { pages }: { readonly pages: readonly { readonly label: string }[] },
): void {
  const ranges = pages.flatMap(({ label }, page) => [page, context.obj({ P: PDFHexString.fromText(label) })]);
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: ranges }));
}
