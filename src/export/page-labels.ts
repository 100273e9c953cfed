import { PDFHexString, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import type { PrintedPage } from './print-page.ts';

/** How the page of a figure's own words is called after that of its slide. */
export const WORDS = ' text';

/**
 * What a page is called: by the number of its slide, `14`, of a backup slide `+1`, with its step, `14.2`, and where a
 * figure's words follow, `14 text`.
 */
export function labelsOf(pages: readonly Pick<PrintedPage, 'id' | 'number' | 'isWords'>[]): string[] {
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
