/** What an element of the author's holds, copied for a drawing: links, code and all. */
export const contentOf = (element: Element | undefined): Node[] =>
  element ? [...element.cloneNode(true).childNodes] : [];

/** The cell of the author's table; rows and columns from 0, the head not counted. */
export const cellOf = (host: Element, row: number, column: number): HTMLTableCellElement | undefined =>
  host.querySelectorAll<HTMLTableRowElement>(':scope > .table tbody tr')[row]?.cells[column];
