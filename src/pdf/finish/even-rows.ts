/**
 * Pads each row of a table to the width of the widest. Chromium omits the tags of empty cells: an empty corner, and
 * cells that an author left out.
 */
import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { asDict, keyNamed, nameIn, numberIn } from '../objects.ts';
import { attributesOf, kidsOf } from '../structure.ts';

interface Row {
  readonly ref: PDFObject;
  readonly row: PDFDict;
  readonly cells: readonly PDFDict[];
}

export function evenRows(document: PDFDocument, table: PDFDict): void {
  const rows = rowsIn(document, table);
  const widths = widthsOf(rows);
  const most = Math.max(0, ...widths);
  // If rows begin with a header, the cell that is missing in the head is the corner above these.
  const hasCorner = nameIn(rows[1]?.cells[0], 'S') === 'TH';
  rows.forEach(({ ref, row }, index) => {
    const lacks = most - (widths[index] ?? 0);
    if (lacks <= 0) return;
    const empty = Array.from({ length: lacks }, () =>
      document.context.register(document.context.obj({ Type: 'StructElem', S: 'TD', P: ref })),
    );
    const kids = kidsOf(row);
    const all = index === 0 && hasCorner ? [...empty, ...kids] : [...kids, ...empty];
    row.set(keyNamed('K'), document.context.obj(all));
  });
}

/** The rows of head, body and foot, in their order. */
function rowsIn(document: PDFDocument, element: PDFDict): Row[] {
  const { context } = document;
  const dictOf = (kid: PDFObject) => asDict(context.lookup(kid));
  return kidsOf(element).flatMap((ref): Row[] => {
    const kid = dictOf(ref);
    if (!kid) return [];
    if (nameIn(kid, 'S') !== 'TR') return rowsIn(document, kid);
    return [{ ref, row: kid, cells: kidsOf(kid).flatMap((cell) => dictOf(cell) ?? []) }];
  });
}

/** The number of columns in each row, including cells that span into it from above. */
function widthsOf(rows: readonly Row[]): number[] {
  /** For each column, the number of further rows that a cell above spans. */
  let taken: number[] = [];
  return rows.map(({ cells }) => {
    const now = [...taken];
    let column = 0;
    for (const cell of cells) {
      while ((now[column] ?? 0) > 0) column += 1;
      for (let span = spanOf(cell, 'ColSpan'); span > 0; span -= 1) {
        now[column] = spanOf(cell, 'RowSpan');
        column += 1;
      }
    }
    taken = now.map((rest) => rest - 1);
    return now.filter((rest) => rest > 0).length;
  });
}

const spanOf = (cell: PDFDict, key: 'ColSpan' | 'RowSpan'): number =>
  Math.max(1, ...attributesOf(cell).map((one) => numberIn(one, key) ?? 1));
