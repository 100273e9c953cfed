import type { Block, Item } from './figure.ts';

/** What stands inside a figure's element, as the loader saw it when it checked the Markdown. */
export function blocksOf(host: Element): Block[] {
  return [...host.children].filter((child) => !child.matches('.drawing, .fragment')).map(blockOf);
}

function blockOf(element: Element): Block {
  if (element.matches('.table')) {
    const [head = [], ...rows] = [...element.querySelectorAll('tr')].map((row) => [...row.cells].map(textOf));
    return { kind: 'table', head, rows };
  }
  if (element.matches('ul, ol')) return { kind: 'list', items: itemsOf(element) };
  if (element.matches('.code')) {
    return { kind: 'code', lines: [...element.querySelectorAll('.line-text')].map((line) => line.textContent) };
  }
  return { kind: 'text', text: textOf(element) };
}

const itemsOf = (list: Element): Item[] =>
  [...list.children].map((item) => {
    const lists = [...item.children].filter((child) => child.matches('ul, ol'));
    const own = [...item.childNodes].filter((node) => !lists.some((list) => list === node));
    const text = own.map((node) => node.textContent ?? '').join('');
    return { text: single(text), items: lists.flatMap(itemsOf) };
  });

const textOf = (element: Element) => single(element.textContent);

const single = (text: string) => text.replace(/\s+/g, ' ').trim().normalize('NFC');

/** What an element of the author's holds, copied for a drawing: links, code and all. */
export const contentOf = (element: Element | undefined): Node[] =>
  element ? [...element.cloneNode(true).childNodes] : [];

/** The cell of the author's table; rows and columns from 0, the head not counted. */
export const cellOf = (host: Element, row: number, column: number): HTMLTableCellElement | undefined =>
  host.querySelectorAll<HTMLTableRowElement>(':scope > .table tbody tr')[row]?.cells[column];
