import { PDFHexString, PDFName, type PDFDocument } from '@cantoo/pdf-lib';

/** How the page of a figure's own words is called after that of its slide. */
export const WORDS = ' text';

/** A page of the deck's print page. */
interface SlidePage {
  /** Only the first page of a slide has it. */
  readonly id: string | undefined;
  /** As it stands at the foot of the slide: `14`, `+1`. */
  readonly number: string;
  /** Whether it has the words of a figure instead of its drawing. */
  readonly isWords: boolean;
}

/**
 * What a page is called: by the number of its slide, `14`, of a backup slide `+1`, with its step, `14.2`, and where a
 * figure's words follow, `14 text`.
 */
export function labelsOf(pages: readonly SlidePage[]): string[] {
  let step = 0;
  return pages.map(({ id, number, isWords }) => {
    if (isWords) return number + WORDS;
    step = id === undefined ? step + 1 : 0;
    return step === 0 ? number : `${number}.${step}`;
  });
}

/** One range for each page: no style of PDF counts like this. */
export function writeLabels({ catalog, context }: PDFDocument, labels: readonly string[]): void {
  const ranges = labels.flatMap((label, page) => [page, context.obj({ P: PDFHexString.fromText(label) })]);
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: ranges }));
}
